package org.edgesroutes.cli;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.edgesroutes.migration.MigrationResult;
import org.edgesroutes.migration.PlannedMigration;
import org.edgesroutes.model.Identity;
import org.edgesroutes.model.Schedule;

/** Prints what a migration would do and what it did. */
final class MigrationPrinter {

    private MigrationPrinter() {}

    static void plan(WorkspaceLedgers.Opened opened, List<PlannedMigration> planned, RowPrinter printer) {
        printer.rows(
                planned.stream().map(one -> row(opened, one)).toList(),
                "no schedules",
                "schedule_uid",
                "name",
                "inputs",
                "cron",
                "timezone",
                "next_execution_at",
                "identity",
                "identity_type",
                "callback",
                "becomes");
    }

    private static OutputRow row(WorkspaceLedgers.Opened opened, PlannedMigration planned) {
        Schedule old = planned.old();
        OutputRow row = opened.row()
                .with("schedule_uid", old.uid())
                .with("name", old.name())
                .with("action", old.action())
                .with("status", old.status())
                .with(
                        "inputs",
                        planned.wanted() == null
                                ? null
                                : planned.wanted().inputs().size())
                .with("cron", old.cron())
                .with("timezone", old.timezone())
                .with("next_execution_at", old.nextExecutionAt())
                .with("identity", join(planned, Identity::name))
                .with("identity_type", join(planned, Identity::type))
                .with("callback", planned.oldCallback())
                .with("moved", planned.leftOut() == null)
                .with("becomes", becomes(planned));
        if (planned.wanted() != null) {
            row.with("new_name", planned.wanted().name())
                    .with("new_callback", planned.wanted().callbackUrl())
                    .with("new_parameters", new RawValue(planned.wanted().parameters()));
        }
        return row;
    }

    private static String join(PlannedMigration planned, Function<Identity, String> field) {
        return planned.identities().stream()
                .map(one -> field.apply(one) == null ? one.uid() : field.apply(one))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String becomes(PlannedMigration planned) {
        if (planned.leftOut() != null) {
            return "left out: " + planned.leftOut();
        }
        String parameters = "%s to %s"
                .formatted(planned.wanted().parameters(), planned.wanted().callbackUrl());
        return planned.open() == null
                ? "incremental: " + parameters
                : "goes on at %s: %s".formatted(planned.open().state().word(), parameters);
    }

    static void results(WorkspaceLedgers.Opened opened, List<MigrationResult> results, RowPrinter printer) {
        printer.rows(
                results.stream().map(one -> row(opened, one)).toList(),
                "nothing was moved",
                "schedule_uid",
                "state",
                "new_schedule_uid",
                "missed",
                "result");
    }

    private static OutputRow row(WorkspaceLedgers.Opened opened, MigrationResult result) {
        return opened.row()
                .with("schedule_uid", result.row().oldUid())
                .with("name", result.row().name())
                .with("state", result.row().state().word())
                .with("new_schedule_uid", result.row().newUid())
                .with("missed", result.row().gap().missed())
                .with("missed_at", result.row().gap().firstAt())
                .with("make_up_run_uid", result.row().gap().runUid())
                .with("result", result.sentence());
    }
}
