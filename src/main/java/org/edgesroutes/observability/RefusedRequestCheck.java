package org.edgesroutes.observability;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.edgesroutes.callbacks.RefusedRequests;
import org.edgesroutes.callbacks.RefusedRequests.Count;
import org.edgesroutes.callbacks.RefusedRequests.Reason;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/** Reports requests that the webhook refused, until an hour has passed without one. */
final class RefusedRequestCheck implements WorkspaceCheck {

    static final Duration QUIET = Duration.ofHours(1);

    private final RefusedRequests refused;
    private final ReportService reports;
    private final InstantSource clock;

    RefusedRequestCheck(RefusedRequests refused, ReportService reports, InstantSource clock) {
        this.refused = refused;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public void look() {
        for (Reason reason : Reason.values()) {
            Count count = refused.count(reason);
            if (count.count() == 0
                    || Duration.between(count.lastAt(), clock.instant()).abs().compareTo(QUIET) >= 0) {
                reports.recovered(ReportKind.CALLBACKS_REFUSED, reason.word(), "No request was refused for an hour.");
            } else {
                reports.raise(
                        ReportKind.CALLBACKS_REFUSED,
                        reason.word(),
                        ReportSubject.none(),
                        "The webhook refused %d %s because of the %s: %s. If Edges sent them, their records are only fetched as outputs."
                                .formatted(
                                        count.count(),
                                        count.count() == 1 ? "request" : "requests",
                                        reason.word(),
                                        count.lastSentence()),
                        Map.of("refused", count.count(), "reason", reason.word()));
            }
        }
    }
}
