package org.edgesroutes.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.edgesroutes.launches.LaunchResult;
import org.edgesroutes.ledger.runs.RunFilter;
import org.edgesroutes.ledger.runs.RunQueries;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes runs}: works beside a running service. */
@Command(
        name = "runs",
        description = "Lists runs with their status, their records and when they are continued, or why not;"
                + " the latest three of each schedule under it.",
        mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {

    private static final int OF_EACH_SCHEDULE = 3;

    private final WorkspaceLedgers ledgers;

    @Spec
    private CommandSpec spec;

    @Option(names = "--status", paramLabel = "<status>", description = "Only runs with this status, such as FAILED.")
    private String status;

    @Option(names = "--action", paramLabel = "<action>", description = "Only runs of this action.")
    private String action;

    @Option(
            names = "--schedule",
            paramLabel = "<schedule_uid>",
            description = "Every run of this schedule, by its uid or the beginning of it.")
    private String schedule;

    @Option(names = "--due", description = "Only runs that are due to be continued, the longest due first.")
    private boolean due;

    @Option(
            names = "--limit",
            paramLabel = "<number>",
            defaultValue = "50",
            converter = LimitConverter.class,
            description = "The maximum per workspace, default 50.")
    private int limit;

    @Option(names = "--json", description = "One JSON object a line instead of a table.")
    private boolean json;

    private final RunCommandSupport support;
    private final Confirmation confirmation;

    RunsCommand(RunCommandSupport support, Confirmation confirmation) {
        this.ledgers = support.ledgers();
        this.support = support;
        this.confirmation = confirmation;
    }

    @Override
    public Integer call() {
        RunFilter filter = filter();
        return ledgers.onAll(spec, all -> {
            requireKnown(all);
            List<OutputRow> rows = all.stream()
                    .flatMap(one -> new RunQueries(one.ledger())
                            .list(filter, limit).stream().map(run -> RunPrinter.row(one, run)))
                    .toList();
            RunPrinter.list(rows, LedgerCommandSupport.printer(spec, json));
            return 0;
        });
    }

    /** Schedules would soon fill the table; JSON and a choice of runs leave none out. */
    private RunFilter filter() {
        boolean every = json || status != null || schedule != null;
        return new RunFilter(
                status == null ? null : status.toUpperCase(Locale.ROOT),
                action,
                schedule,
                due,
                every ? null : OF_EACH_SCHEDULE);
    }

    /** Edges may have statuses and actions that this version does not know; the ledger has those that occurred. */
    private void requireKnown(List<WorkspaceLedgers.Opened> all) {
        Set<String> statuses = new TreeSet<>();
        RunStatus.named().forEach(one -> statuses.add(one.name()));
        Set<String> actions = new TreeSet<>();
        for (WorkspaceLedgers.Opened one : all) {
            RunQueries runs = new RunQueries(one.ledger());
            statuses.addAll(runs.statuses());
            actions.addAll(runs.actions());
        }
        OptionChoices.require(spec, "--status", status == null ? null : status.toUpperCase(Locale.ROOT), statuses);
        OptionChoices.require(spec, "--action", action, actions);
    }

    @Command(
            description = "Shows one run: its iterations, callbacks, replays, failed inputs and deliveries.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "<run_uid>", description = "The run uid, or a unique prefix of it.") String uid,
            @Option(
                            names = "--limit",
                            paramLabel = "<number>",
                            defaultValue = "20",
                            converter = LimitConverter.class,
                            description = "The maximum of callbacks, of replays and of failed inputs, default 20.")
                    int atMost,
            @Option(names = "--json", description = "One JSON object.") boolean asJson) {
        return RunLocator.with(spec, ledgers, uid, (opened, run) -> {
            RunPrinter.details(run, opened, atMost, LedgerCommandSupport.printer(spec, asJson));
            return 0;
        });
    }

    @Command(
            name = "continue",
            description = {
                "Continues a run now, before it is due: by the same rules as the service otherwise.",
                "A run with missing records is repaired first: see repair."
            },
            mixinStandardHelpOptions = true)
    int continueNow(
            @Parameters(paramLabel = "<run_uid>", description = "The run uid, or a unique prefix of it.") String uid) {
        return support.on(spec, uid, (operations, opened, run, progress) -> {
            operations.look(run);
            Optional<String> obstacle = operations.continueNow(run);
            progress.close();
            return obstacle.map(why -> LedgerCommandSupport.failed(
                            spec, "run %s was not continued: %s".formatted(TextTable.text(run), why)))
                    .orElseGet(() -> done("run %s is continued; the service takes its records in", run));
        });
    }

    @Command(
            description = {
                "Resumes a blocked or stopped run at Edges: it goes on with the inputs that are left.",
                "Reconnect an invalid identity first. To fetch what is new, continue it instead."
            },
            mixinStandardHelpOptions = true)
    int resume(
            @Parameters(paramLabel = "<run_uid>", description = "The run uid, or a unique prefix of it.") String uid,
            @Option(
                            names = "--key",
                            paramLabel = "<key>",
                            description = "Names this resume: the same key never resumes twice.")
                    String key) {
        return support.on(spec, uid, (operations, opened, run, progress) -> {
            String name = key == null ? "command:" + UUID.randomUUID() : key;
            LaunchResult result = operations.services().launches().resume(name, "command runs resume", run);
            operations.look(run);
            progress.close();
            return result.done()
                    ? done("run %s is resumed", run)
                    : LedgerCommandSupport.failed(
                            spec, "run %s: %s".formatted(TextTable.text(run), LaunchSentence.of(result)));
        });
    }

    @Command(
            description = {
                "Cancels a run at Edges: pending work stops, results so far stay readable.",
                "A cancelled run is not continued until edges.continue.statuses names STOPPED."
            },
            mixinStandardHelpOptions = true)
    int cancel(
            @Parameters(paramLabel = "<run_uid>", description = "The run uid, or a unique prefix of it.") String uid,
            @Option(names = "--yes", description = "Cancel without asking.") boolean yes) {
        return support.on(spec, uid, (operations, opened, run, progress) -> {
            if (!confirmation.given(spec, yes, "cancel the run " + TextTable.text(run))) {
                return 1;
            }
            Optional<Run> cancelled = operations.cancel(run);
            progress.close();
            return cancelled
                    .map(one -> done("run %s is " + TextTable.text(one.status()), run))
                    .orElseGet(() -> LedgerCommandSupport.failed(spec, "Edges no longer knows the run"));
        });
    }

    private int done(String sentence, String uid) {
        spec.commandLine().getOut().println(sentence.formatted(TextTable.text(uid)));
        return 0;
    }
}
