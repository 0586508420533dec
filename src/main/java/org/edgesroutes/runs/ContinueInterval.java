package org.edgesroutes.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.TrackedRun;

/** How often a run is continued. */
final class ContinueInterval {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int DOUBLINGS = 20;

    private final Duration every;

    ContinueInterval(Duration every) {
        this.every = every;
    }

    /**
     * When a run is to be continued: some time after the last continue, or after it ended if it never was continued.
     * Where the clock of Edges is ahead and it ended in the future, that is some time after it was first seen to have.
     */
    Instant due(TrackedRun row, Instant now) {
        Run run = row.run();
        Instant since = Stream.of(row.lastContinuedAt(), run.finishedAt(), run.updatedAt(), run.createdAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(now);
        if (!since.isAfter(now)) {
            return since.plus(pause(row.failures()));
        }
        Instant fromNow = now.plus(pause(row.failures()));
        Instant planned = row.nextContinueAt();
        return planned != null && planned.isBefore(fromNow) ? planned : fromNow;
    }

    /** When to look after a run that Edges wanted to go on with by itself and did not. */
    Instant after(Instant postponedUntil) {
        return postponedUntil.plus(every);
    }

    /** The pause doubles with each failure in a row, up to a week. */
    Duration pause(int failures) {
        Duration longest = every.compareTo(LONGEST) > 0 ? every : LONGEST;
        Duration grown = every.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        return grown.compareTo(longest) > 0 ? longest : grown;
    }
}
