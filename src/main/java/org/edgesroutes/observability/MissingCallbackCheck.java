package org.edgesroutes.observability;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.edgesroutes.ledger.status.ConditionQueries;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/** Reports that runs ended with results while no callback arrived, until one arrives. */
final class MissingCallbackCheck implements WorkspaceCheck {

    /** Where no callback ever came, this long after a run ended with results. */
    static final Duration NEVER = Duration.ofMinutes(15);

    /** Where callbacks came before: a single run without a callback is no alarm yet. */
    static final Duration NOT_ANY_MORE = Duration.ofDays(1);

    private static final String CAUSE = "webhook";

    private final ConditionQueries ledger;
    private final ReportService reports;
    private final InstantSource clock;
    private final String path;

    /** @param path of the webhook */
    MissingCallbackCheck(ConditionQueries ledger, ReportService reports, InstantSource clock, String path) {
        this.ledger = ledger;
        this.reports = reports;
        this.clock = clock;
        this.path = path;
    }

    @Override
    public void look() {
        ConditionQueries.Unannounced found = ledger.unannounced();
        if (found.runs() == 0) {
            reports.recovered(ReportKind.CALLBACKS_MISSING, CAUSE, "Callbacks arrive.");
            return;
        }
        Instant last = found.lastCallbackAt();
        Instant due = last == null ? found.firstEndedAt().plus(NEVER) : last.plus(NOT_ANY_MORE);
        if (!clock.instant().isBefore(due)) {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("runs", found.runs());
            details.put("last_callback_at", last);
            reports.raise(
                    ReportKind.CALLBACKS_MISSING,
                    CAUSE,
                    ReportSubject.run(found.exampleUid()),
                    "%s, although %d runs ended with results since, such as %s. Check that callback.url of the launch leads to %s here, and that no proxy, firewall or Spring Security answers before it. Results are fetched as outputs meanwhile."
                            .formatted(
                                    last == null ? "No callback ever arrived" : "No callback arrived since " + last,
                                    found.runs(),
                                    found.exampleUid(),
                                    path),
                    details);
        }
    }
}
