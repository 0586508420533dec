package org.edgesroutes.migration;

import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.launches.LaunchDecisions;
import org.edgesroutes.launches.LaunchResult;
import org.edgesroutes.model.ScheduleMigration;

/** The wait of a migration for a launch that is not settled. */
final class LaunchWait {

    /** How long a process may have a launch in hand. */
    private static final Duration BUSY = Duration.ofSeconds(30);

    private LaunchWait() {}

    static ScheduleMigration of(ScheduleMigration row, LaunchResult result, Instant now) {
        return switch (result.state()) {
            case IN_DOUBT ->
                row.waiting(
                        "whether Edges has created it is unknown (%s); Edges is looked at from %s on"
                                .formatted(result.error(), result.lookAt()),
                        result.lookAt().isAfter(now) ? result.lookAt() : now.plus(BUSY));
            case BUSY -> row.waiting("another process is about to create it", now.plus(BUSY));
            case UNDECIDED ->
                row.waiting(
                        "whether Edges has created it cannot be told; decide with: "
                                + LaunchDecisions.command(result.key()),
                        null);
            default -> row.waiting(result.error(), null);
        };
    }
}
