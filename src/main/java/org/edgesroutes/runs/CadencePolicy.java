package org.edgesroutes.runs;

import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.cadence.AdaptiveCadence;
import org.edgesroutes.cadence.Cadence;
import org.edgesroutes.cadence.FixedCadence;
import org.edgesroutes.cadence.IterationHistory;
import org.edgesroutes.model.ContinuePlan;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.EdgesSettings.Adaptive;

/** How often each run is continued: {@code edges.continue.cadence}. */
final class CadencePolicy {

    private final EdgesSettings.Continue settings;
    private final Cadence cadence;

    CadencePolicy(EdgesSettings.Continue settings) {
        this.settings = settings;
        this.cadence = settings.adaptive()
                .<Cadence>map(bounds -> new AdaptiveCadence(settings.every(), bounds.everyMin(), bounds.everyMax()))
                .orElseGet(() -> new FixedCadence(settings.every()));
    }

    /** What holds for a run of which nothing is known. */
    Duration every() {
        return settings.every();
    }

    /** What its last iteration led to, as far as the settings of today allow it. */
    ContinuePlan of(TrackedRun row, Instant now) {
        if (settings.adaptive().isEmpty() || row.plan() == null) {
            return after(IterationHistory.none(), row, now);
        }
        return bounded(row.plan(), settings.adaptive().get());
    }

    private static ContinuePlan bounded(ContinuePlan plan, Adaptive bounds) {
        if (plan.every().compareTo(bounds.everyMin()) < 0) {
            return new ContinuePlan(bounds.everyMin(), plan.why());
        }
        return plan.every().compareTo(bounds.everyMax()) > 0 ? new ContinuePlan(bounds.everyMax(), plan.why()) : plan;
    }

    /** What the iterations of a run lead to. */
    ContinuePlan after(IterationHistory history, TrackedRun row, Instant now) {
        ContinuePlan plan = cadence.next(history, row.run().maxResults(), now);
        return new ContinuePlan(plan.every(), plan.why());
    }
}
