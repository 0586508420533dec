package org.edgesroutes.runs;

import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.completeness.AdaptiveCadence;
import org.edgesroutes.completeness.Cadence;
import org.edgesroutes.completeness.FixedCadence;
import org.edgesroutes.completeness.IterationHistory;
import org.edgesroutes.completeness.Plan;
import org.edgesroutes.ledger.ContinuePlan;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.EdgesSettings.Adaptive;

/** How often each run is continued: {@code edges.continue.cadence}. */
final class Frequency {

    private final EdgesSettings.Continue settings;
    private final Cadence cadence;

    Frequency(EdgesSettings.Continue settings) {
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
    ContinuePlan of(RunRow row, Instant now) {
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
    ContinuePlan after(IterationHistory history, RunRow row, Instant now) {
        Plan plan = cadence.next(history, row.run().maxResults(), now);
        return new ContinuePlan(plan.every(), plan.why());
    }
}
