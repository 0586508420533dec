package org.edgesroutes.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.edgesroutes.cadence.AdaptiveCadence;
import org.edgesroutes.cadence.Cadence;
import org.edgesroutes.cadence.FixedCadence;
import org.edgesroutes.cadence.IterationHistory;
import org.edgesroutes.model.ContinuePlan;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.EdgesSettings.Adaptive;

/** How often each run is continued, by {@code edges.continue.cadence}, and when it is due. */
final class ContinueSchedule {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int DOUBLINGS = 20;

    private final EdgesSettings.Continue settings;
    private final Cadence cadence;

    ContinueSchedule(EdgesSettings.Continue settings) {
        this.settings = settings;
        this.cadence = settings.adaptive()
                .<Cadence>map(bounds -> new AdaptiveCadence(settings.every(), bounds.everyMin(), bounds.everyMax()))
                .orElseGet(() -> new FixedCadence(settings.every()));
    }

    /** @return the plan of a run, within the bounds of today's settings */
    ContinuePlan plan(TrackedRun run, Instant now) {
        if (settings.adaptive().isEmpty() || run.plan() == null) {
            return plan(IterationHistory.none(), run, now);
        }
        Adaptive bounds = settings.adaptive().get();
        Duration every = run.plan().every();
        Duration atLeast = every.compareTo(bounds.everyMin()) < 0 ? bounds.everyMin() : every;
        Duration within = atLeast.compareTo(bounds.everyMax()) > 0 ? bounds.everyMax() : atLeast;
        return new ContinuePlan(within, run.plan().why());
    }

    /** @return the plan that the iterations of a run lead to */
    ContinuePlan plan(IterationHistory history, TrackedRun run, Instant now) {
        return cadence.next(history, run.run().maxResults(), now);
    }

    /**
     * Tells when a run is due: some time after the last continue, or after its end if it never was continued. A run that
     * ended in the future, because the clock of Edges is ahead, is due some time after it was first seen to have ended.
     */
    Instant due(TrackedRun tracked, Instant now) {
        Run run = tracked.run();
        Instant since = Stream.of(tracked.lastContinuedAt(), run.finishedAt(), run.updatedAt(), run.createdAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(now);
        Duration pause = pause(tracked, tracked.failures());
        if (!since.isAfter(now)) {
            return since.plus(pause);
        }
        Instant fromNow = now.plus(pause);
        Instant planned = tracked.nextContinueAt();
        return planned != null && planned.isBefore(fromNow) ? planned : fromNow;
    }

    /** @return when to look after a blocked run that Edges announced to go on with, in case it did not */
    Instant afterPostponement(TrackedRun run) {
        return run.postponedUntil().plus(every(run));
    }

    /** @return the pause after so many failures in a row: it doubles with each, up to a week */
    Duration pause(TrackedRun run, int failures) {
        Duration every = every(run);
        Duration longest = every.compareTo(LONGEST) > 0 ? every : LONGEST;
        Duration grown = every.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        return grown.compareTo(longest) > 0 ? longest : grown;
    }

    private Duration every(TrackedRun run) {
        return run.plan() == null ? settings.every() : run.plan().every();
    }
}
