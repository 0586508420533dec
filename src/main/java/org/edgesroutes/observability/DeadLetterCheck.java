package org.edgesroutes.observability;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.deliveries.DownstreamState;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.ledger.status.ConditionQueries;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/** Reports dead letters: one report for each downstream, until all of its dead letters are requeued or discarded. */
final class DeadLetterCheck implements WorkspaceCheck {

    private final ConditionQueries ledger;
    private final ReportService reports;

    DeadLetterCheck(ConditionQueries ledger, ReportService reports) {
        this.ledger = ledger;
        this.reports = reports;
    }

    @Override
    public void look() {
        Set<String> with = ledger.downstreams().stream()
                .map(ConditionQueries.Downstream::state)
                .filter(state -> state.deadLetters() > 0)
                .map(this::raise)
                .collect(Collectors.toSet());
        reports.open(ReportKind.DEAD_LETTERS).stream()
                .map(ReportRecord::cause)
                .filter(name -> !with.contains(name))
                .forEach(name -> reports.recovered(
                        ReportKind.DEAD_LETTERS, name, "The downstream %s has no dead letters left.".formatted(name)));
    }

    private String raise(DownstreamState state) {
        String error = ledger.commonestError(state.name())
                .map(ConditionQueries.CommonestError::error)
                .orElse("");
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("downstream", state.name());
        details.put("dead_letters", state.deadLetters());
        details.put("commonest_error", error);
        String sentence =
                "%d %s of the downstream %s. Commonest error: %s. See edges-routes dead-letters list --downstream %s"
                        .formatted(
                                state.deadLetters(),
                                state.deadLetters() == 1 ? "dead letter" : "dead letters",
                                state.name(),
                                error,
                                state.name());
        reports.raise(ReportKind.DEAD_LETTERS, state.name(), ReportSubject.none(), sentence, details);
        return state.name();
    }
}
