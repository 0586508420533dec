package org.edgesroutes.launches;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.launches.IntentQueries;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.model.Intent;
import org.edgesroutes.model.IntentState;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/** Reports each call that a person has to decide about, and that it is decided. */
final class UndecidedReporter {

    private final ReportService reports;
    private final IntentQueries intents;

    UndecidedReporter(ReportService reports, IntentQueries intents) {
        this.reports = reports;
        this.intents = intents;
    }

    void report(Intent intent) {
        if (intent.state() != IntentState.UNDECIDED) {
            return;
        }
        List<LaunchResult.Candidate> candidates = CandidateJson.read(intent.candidates());
        String uids = candidates.stream().map(LaunchResult.Candidate::uid).collect(Collectors.joining(", "));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", intent.key());
        details.put("kind", intent.kind().word());
        details.put("action", intent.action());
        details.put("origin", intent.origin());
        details.put("sent_at", intent.sentAt());
        details.put(
                "candidates",
                candidates.stream().map(LaunchResult.Candidate::uid).toList());
        reports.raise(
                ReportKind.LAUNCH_UNDECIDED,
                intent.key(),
                ReportSubject.none(),
                ("The answer to a %s of %s (%s) was lost, and what Edges lists does not tell whether it took effect;"
                                + " it may have started %s. Decide with: %s.")
                        .formatted(
                                intent.kind().word(),
                                intent.action(),
                                intent.origin(),
                                uids.isEmpty() ? "one of very many" : uids,
                                LaunchDecisions.command(intent.key())),
                details);
    }

    /** Ends the reports about calls that are decided. */
    void settle() {
        List<ReportRecord> open = reports.open(ReportKind.LAUNCH_UNDECIDED);
        if (open.isEmpty()) {
            return;
        }
        Set<String> undecided = intents.undecided().stream().map(Intent::key).collect(Collectors.toSet());
        open.stream()
                .filter(report -> !undecided.contains(report.cause()))
                .forEach(report -> reports.recovered(
                        ReportKind.LAUNCH_UNDECIDED,
                        report.cause(),
                        "The outcome of %s is decided.".formatted(report.cause())));
    }
}
