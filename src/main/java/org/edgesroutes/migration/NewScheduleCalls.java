package org.edgesroutes.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.launches.LaunchResult;
import org.edgesroutes.launches.LaunchService;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.ScheduleMigration;

/** What migrations ask of launches: the new schedule, and the run that makes up for missed executions. */
final class NewScheduleCalls {

    /** So that the first execution is not over before Edges has the new schedule. */
    private static final Duration SHORTEST_NOTICE = Duration.ofMinutes(1);

    private static final String MAKE_UP = ":make-up";

    private final LaunchService launches;

    NewScheduleCalls(LaunchService launches) {
        this.launches = launches;
    }

    /** Creates the new schedule, once; it goes on where the old one would have been executed. */
    LaunchResult create(ScheduleMigration row, LaunchRequest wanted, Instant now) {
        Instant next = row.nextExecutionAt();
        Instant first = next != null && next.isAfter(now.plus(SHORTEST_NOTICE)) ? next : null;
        return launches.launch(row.launchKey(), origin(row), at(wanted, wanted.cron(), first, wanted.parameters()));
    }

    private static LaunchRequest at(LaunchRequest wanted, String cron, Instant first, String parameters) {
        return new LaunchRequest(
                wanted.action(),
                wanted.name(),
                wanted.inputs(),
                parameters,
                wanted.identityUids(),
                wanted.identityMode(),
                wanted.callbackUrl(),
                cron,
                cron == null ? null : wanted.timezone(),
                first);
    }

    /** Starts one run in the place of missed executions, once: a full sync, which nothing continues. */
    LaunchResult makeUp(ScheduleMigration row, LaunchRequest wanted) {
        String parameters = NewSchedule.fullSync(wanted.parameters());
        return launches.launch(row.launchKey() + MAKE_UP, origin(row), at(wanted, null, null, parameters));
    }

    /** Looks at Edges for what is in doubt and due, here and elsewhere. It sends nothing. */
    void settle() {
        launches.settleOpen();
    }

    /** @return what is known of the new schedule without a call; empty before it was asked for */
    Optional<LaunchResult> result(ScheduleMigration row) {
        return launches.result(row.launchKey());
    }

    /** Keeps the new schedule from being asked for. @return what is known of it */
    Optional<LaunchResult> abandon(ScheduleMigration row) {
        return launches.abandon(row.launchKey());
    }

    private static String origin(ScheduleMigration row) {
        return "migration of schedule " + row.oldUid();
    }
}
