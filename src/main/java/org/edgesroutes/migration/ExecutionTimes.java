package org.edgesroutes.migration;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.edgesroutes.model.CronSchedule;
import org.edgesroutes.model.Schedule;

/** When a schedule is executed, as far as its CRON expression can be read. */
final class ExecutionTimes {

    /** More are not counted one by one. */
    private static final int COUNTED = 1000;

    private ExecutionTimes() {}

    /** @return empty for an expression or a zone that cannot be read, or one without a further execution */
    static Optional<Instant> next(Schedule schedule, Instant after) {
        try {
            ZoneId zone = schedule.timezone() == null ? ZoneOffset.UTC : ZoneId.of(schedule.timezone());
            return CronSchedule.parse(schedule.cron()).next(after, zone);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The first execution that a schedule does not make itself, because it was paused.
     *
     * @param next when it would have been executed next, before it was paused; null where that is unknown
     * @param pauseSentAt until then it was active
     * @param paused as Edges describes it since then
     * @return null where that is unknown
     */
    static Instant firstAfterPause(Instant next, Instant pauseSentAt, Schedule paused, Schedule definition) {
        Instant last = paused.lastExecutedAt();
        Instant until = last != null && last.isAfter(pauseSentAt) ? last : pauseSentAt;
        return next != null && next.isAfter(until)
                ? next
                : next(definition, until).orElse(null);
    }

    /** @return how many executions a schedule would have had from {@code first} on, before {@code end} */
    static int between(Schedule schedule, Instant first, Instant end) {
        int count = 0;
        for (Instant at = first; at != null && at.isBefore(end) && count < COUNTED; count++) {
            at = next(schedule, at).orElse(null);
        }
        return count;
    }
}
