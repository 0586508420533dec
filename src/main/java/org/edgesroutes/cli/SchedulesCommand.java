package org.edgesroutes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.edgesroutes.RunOperations;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleChange;
import org.edgesroutes.model.ScheduleStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes schedules}: works on the schedules at Edges. */
@Command(
        name = "schedules",
        description =
                "Lists the schedules of the workspace; shows, pauses, resumes or cancels one; moves them to incremental.",
        mixinStandardHelpOptions = true)
final class SchedulesCommand implements Callable<Integer> {

    private static final int NAMED_AT_MOST = 5;

    private final RunCommandSupport support;
    private final Confirmation confirmation;

    @Spec
    private CommandSpec spec;

    SchedulesCommand(RunCommandSupport support, Confirmation confirmation) {
        this.support = support;
        this.confirmation = confirmation;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "name a command: list, show, pause, resume, cancel or migrate");
    }

    @Command(description = "Lists schedules with their next execution.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--action", paramLabel = "<action>", description = "Only schedules of this action.")
                    String action,
            @Option(
                            names = "--status",
                            paramLabel = "<status>",
                            description = "Only schedules with this status: ACTIVE, PAUSED, CANCELLED or COMPLETED.")
                    String status,
            @Option(names = "--json", description = "Print one JSON object per line.") boolean json) {
        String wanted = status == null ? null : status.toUpperCase(Locale.ROOT);
        OptionChoices.require(
                spec,
                "--status",
                wanted,
                Stream.of(ScheduleStatus.values()).map(Enum::name).toList());
        return support.onWorkspace(spec, (operations, opened, progress) -> {
            progress.shows(0, 1, "reading the schedules");
            List<Schedule> all = operations.services().schedules().list(null);
            progress.close();
            requireKnown(all, action);
            List<OutputRow> rows = all.stream()
                    .filter(schedule -> action == null || action.equals(schedule.action()))
                    .filter(schedule -> wanted == null || wanted.equals(schedule.status()))
                    .map(schedule -> SchedulePrinter.row(opened, schedule))
                    .toList();
            SchedulePrinter.list(rows, LedgerCommandSupport.printer(spec, json));
            return 0;
        });
    }

    private void requireKnown(List<Schedule> all, String action) {
        List<String> actions = all.stream()
                .map(Schedule::action)
                .filter(one -> one != null)
                .distinct()
                .toList();
        OptionChoices.require(spec, "--action", action, actions);
    }

    @Command(
            description = "Shows one schedule: its cron expression in words and its next three executions.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "<schedule_uid>", description = "The schedule uid, or a unique prefix of it.")
                    String uid,
            @Option(names = "--json", description = "Print one JSON object.") boolean json) {
        return onOne(uid, (operations, opened, schedule) -> {
            OutputRow row =
                    SchedulePrinter.details(opened, schedule, support.clock().instant());
            LedgerCommandSupport.printer(spec, json).details(row);
            return 0;
        });
    }

    @Command(
            description = "Pauses a schedule at Edges: nothing is executed until it is resumed.",
            mixinStandardHelpOptions = true)
    int pause(
            @Parameters(paramLabel = "<schedule_uid>", description = "The schedule uid, or a unique prefix of it.")
                    String uid) {
        return change(uid, ScheduleChange.PAUSE);
    }

    @Command(description = "Resumes a paused schedule at Edges.", mixinStandardHelpOptions = true)
    int resume(
            @Parameters(paramLabel = "<schedule_uid>", description = "The schedule uid, or a unique prefix of it.")
                    String uid) {
        return change(uid, ScheduleChange.RESUME);
    }

    @Command(
            description = "Cancels a schedule at Edges for good: a cancelled schedule cannot be resumed.",
            mixinStandardHelpOptions = true)
    int cancel(
            @Parameters(paramLabel = "<schedule_uid>", description = "The schedule uid, or a unique prefix of it.")
                    String uid,
            @Option(names = "--yes", description = "Cancel without asking.") boolean yes) {
        return onOne(uid, (operations, opened, schedule) -> {
            String question = "cancel the schedule %s for good".formatted(SchedulePrinter.name(schedule));
            return confirmation.given(spec, yes, question)
                    ? changed(operations.services().schedules().change(schedule.uid(), ScheduleChange.CANCEL))
                    : 1;
        });
    }

    private int change(String uid, ScheduleChange change) {
        return onOne(
                uid,
                (operations, opened, schedule) ->
                        changed(operations.services().schedules().change(schedule.uid(), change)));
    }

    private int changed(Schedule schedule) {
        spec.commandLine()
                .getOut()
                .printf(
                        "schedule %s is %s%s%n",
                        SchedulePrinter.name(schedule),
                        TextTable.text(schedule.status()),
                        schedule.nextExecutionAt() == null || !schedule.is(ScheduleStatus.ACTIVE)
                                ? ""
                                : ", next execution at " + TextTable.text(schedule.nextExecutionAt()));
        return 0;
    }

    @FunctionalInterface
    private interface Work {
        int on(RunOperations operations, WorkspaceLedgers.Opened opened, Schedule schedule);
    }

    private int onOne(String prefix, Work work) {
        return support.onWorkspace(spec, (operations, opened, progress) -> {
            List<Schedule> found = new ArrayList<>();
            operations.services().schedules().schedule(prefix).ifPresent(found::add);
            if (found.isEmpty()) {
                operations.services().schedules().list(null).stream()
                        .filter(schedule -> schedule.uid().startsWith(prefix))
                        .limit(NAMED_AT_MOST)
                        .forEach(found::add);
            }
            progress.close();
            if (found.size() == 1) {
                return work.on(operations, opened, found.get(0));
            }
            return LedgerCommandSupport.failed(
                    spec,
                    found.isEmpty()
                            ? "no schedule begins with %s; schedules list shows all".formatted(TextTable.text(prefix))
                            : "more than one schedule begins like that: "
                                    + String.join(
                                            ", ",
                                            found.stream()
                                                    .map(schedule -> TextTable.text(schedule.uid()))
                                                    .toList()));
        });
    }
}
