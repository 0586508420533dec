package org.edgesroutes.reports;

import java.util.LinkedHashMap;
import java.util.Map;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.ledger.reports.ReportRepository.Unsent;
import org.edgesroutes.settings.Workspace;

/**
 * The body of what {@code direct:edges-report} gets, made for {@code ${body.sentence}} and the like; as text it is the
 * sentence.
 *
 * @param id the same whenever this is sent again
 * @param workspace empty where there is only one without a name
 * @param kind such as {@code run-failed}
 * @param state {@code raised} or {@code recovered}
 * @param cause the same for the beginning and the end of a report
 * @param runUid empty when it is about no run
 * @param iteration 0 when it is about none in particular
 * @param sentence what happened and what to do, or how it ended
 * @param details the same for machines
 * @param at when it began or ended, ISO-8601
 */
public record ReportMessage(
        String id,
        String workspace,
        String kind,
        String state,
        String cause,
        String runUid,
        int iteration,
        String sentence,
        Map<?, ?> details,
        String at) {

    static ReportMessage of(Workspace workspace, Unsent unsent) {
        ReportRecord report = unsent.report();
        boolean recovered = unsent.recovered();
        String state = recovered ? "recovered" : "raised";
        String number = unsent.saidAgain() && !recovered ? ":" + unsent.saidAt() : "";
        return new ReportMessage(
                (workspace.isNamed() ? workspace.name() + ":" : "") + report.id() + ":" + state + number,
                workspace.name(),
                report.kind(),
                state,
                report.cause(),
                report.runUid() == null ? "" : report.runUid(),
                report.iteration() == null ? 0 : report.iteration(),
                recovered ? report.recovery() : report.sentence(),
                ReportText.read(report.details()),
                (recovered ? report.recoveredAt() : unsent.saidAt()).toString());
    }

    /** All of it as a JSON object. */
    public String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        if (!workspace.isEmpty()) {
            fields.put("workspace", workspace);
        }
        fields.put("kind", kind);
        fields.put("state", state);
        fields.put("cause", cause);
        fields.put("run_uid", runUid);
        fields.put("iteration", iteration);
        fields.put("sentence", sentence);
        fields.put("details", details);
        fields.put("at", at);
        return ReportText.write(fields);
    }

    /** Workspace where it has a name, kind, state and sentence as a JSON string, quotes included: {@code {"text": ${body.headline}}}. */
    public String headline() {
        return ReportText.write(
                "%s%s %s: %s".formatted(workspace.isEmpty() ? "" : workspace + " ", kind, state, sentence));
    }

    @Override
    public String toString() {
        return sentence;
    }
}
