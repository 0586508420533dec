package org.edgesroutes.migration;

import java.time.Instant;
import java.util.stream.Stream;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleMigration;

/** The executions that neither the old schedule makes nor the new one. */
final class ExecutionGap {

    private ExecutionGap() {}

    /** @return the migration with the number of executions between the old schedule and the first one of the new */
    static ScheduleMigration measured(ScheduleMigration row, Schedule old, Schedule fresh, Instant now) {
        Instant first = row.nextExecutionAt();
        if (first == null) {
            return row;
        }
        Instant begin = begin(row, old, fresh, now);
        return begin == null ? row : row.gap(row.gap().missed(ExecutionTimes.between(old, first, begin), first));
    }

    /** @return the first execution of the new schedule; null where that is unknown */
    private static Instant begin(ScheduleMigration row, Schedule old, Schedule fresh, Instant now) {
        Instant first = row.nextExecutionAt();
        boolean madeByTheNewOne = fresh.createdAt() != null && fresh.createdAt().isBefore(first) && !first.isAfter(now);
        Instant next = fresh.nextExecutionAt() != null
                ? fresh.nextExecutionAt()
                : first.isAfter(now) ? first : ExecutionTimes.next(old, now).orElse(null);
        return Stream.of(next, fresh.lastExecutedAt(), madeByTheNewOne ? first : null)
                .filter(at -> at != null)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
