package org.edgesroutes.model;

import java.time.Instant;
import java.util.List;

/**
 * A schedule as Edges last described it ({@code docs/edges-api.md}, "Schedules"). Everything but the uid may be null,
 * and several fields are given back in some versions of the API only; times are UTC to the millisecond. The parameters
 * of the launch are never given back.
 *
 * @param uid what every path of the API takes
 * @param status one of {@link ScheduleStatus}, or a text that is not known yet; in upper case
 * @param cron five fields
 * @param timezone an IANA zone
 * @param scheduleAt the first execution, or the only one where {@code cron} is null
 * @param identityUids null where Edges does not give them back
 * @param inputs a JSON array of objects; null where Edges does not give them back
 * @param callbackUrl null where Edges does not give it back
 */
public record Schedule(
        String uid,
        String name,
        String action,
        String status,
        String cron,
        String timezone,
        Instant scheduleAt,
        Instant nextExecutionAt,
        Instant lastExecutedAt,
        Instant createdAt,
        List<String> identityUids,
        String inputs,
        String callbackUrl) {

    public Schedule {
        identityUids = identityUids == null ? null : List.copyOf(identityUids);
        status = RunStatus.canonical(status);
    }

    /** Whether Edges says that it has this status. */
    public boolean is(ScheduleStatus other) {
        return other.name().equals(status);
    }

    /** Whether it will never be executed again. */
    public boolean hasEnded() {
        return is(ScheduleStatus.CANCELLED) || is(ScheduleStatus.COMPLETED);
    }

    /** @return the same with another address of its callback */
    public Schedule withCallbackUrl(String other) {
        return new Schedule(
                uid,
                name,
                action,
                status,
                cron,
                timezone,
                scheduleAt,
                nextExecutionAt,
                lastExecutedAt,
                createdAt,
                identityUids,
                inputs,
                other);
    }
}
