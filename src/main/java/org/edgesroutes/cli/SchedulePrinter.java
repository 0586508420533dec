package org.edgesroutes.cli;

import com.fasterxml.jackson.databind.util.RawValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.edgesroutes.model.CronSchedule;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleStatus;

/** Prints schedules, as tables or as JSON. */
final class SchedulePrinter {

    private static final int EXECUTIONS = 3;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private SchedulePrinter() {}

    static void list(List<OutputRow> schedules, RowPrinter printer) {
        printer.rows(
                schedules,
                "no schedules",
                "schedule_uid",
                "name",
                "action",
                "status",
                "next_execution_at",
                "cron",
                "timezone");
    }

    static OutputRow row(WorkspaceLedgers.Opened opened, Schedule schedule) {
        return opened.row()
                .with("schedule_uid", schedule.uid())
                .with("name", schedule.name())
                .with("action", schedule.action())
                .with("status", schedule.status())
                .with("next_execution_at", schedule.nextExecutionAt())
                .with("last_executed_at", schedule.lastExecutedAt())
                .with("schedule_at", schedule.scheduleAt())
                .with("cron", schedule.cron())
                .with("timezone", schedule.timezone())
                .with("identity_uids", schedule.identityUids())
                .with("inputs", schedule.inputs() == null ? null : new RawValue(schedule.inputs()))
                .with("callback_url", schedule.callbackUrl())
                .with("created_at", schedule.createdAt());
    }

    /** One schedule, with its cron expression in words and its next executions where it is active. */
    static OutputRow details(WorkspaceLedgers.Opened opened, Schedule schedule, Instant now) {
        OutputRow row = row(opened, schedule);
        if (schedule.cron() != null) {
            zone(schedule.timezone()).ifPresent(zone -> read(row, schedule, zone, now));
        }
        return row;
    }

    private static void read(OutputRow row, Schedule schedule, ZoneId zone, Instant now) {
        try {
            CronSchedule cron = CronSchedule.parse(schedule.cron());
            row.with("in_words", CronWords.of(cron));
            if (schedule.is(ScheduleStatus.ACTIVE)) {
                row.with("next_executions", String.join(", ", executions(cron, zone, now)));
            }
        } catch (IllegalArgumentException unreadable) {
            row.with("in_words", unreadable.getMessage());
        }
    }

    /** @return the next three executions as a clock in the zone shows them */
    static List<String> executions(CronSchedule cron, ZoneId zone, Instant now) {
        return cron.next(now, zone, EXECUTIONS).stream()
                .map(at -> LOCAL.withZone(zone).format(at))
                .toList();
    }

    private static Optional<ZoneId> zone(String timezone) {
        try {
            return Optional.of(timezone == null ? ZoneOffset.UTC : ZoneId.of(timezone));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** How a sentence names a schedule. */
    static String name(Schedule schedule) {
        return schedule.name() == null
                ? TextTable.text(schedule.uid())
                : "%s (%s)".formatted(TextTable.text(schedule.uid()), TextTable.text(schedule.name()));
    }
}
