package org.edgesroutes.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.edgesroutes.ledger.runs.RunFilter;
import org.edgesroutes.ledger.runs.RunQueries;
import org.edgesroutes.model.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes runs}: works beside a running service. */
@Command(
        name = "runs",
        description = "Lists runs with their status, their records and when they are continued, or why not.",
        mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {

    private final WorkspaceLedgers ledgers;

    @Spec
    private CommandSpec spec;

    @Option(names = "--status", paramLabel = "<status>", description = "Only runs with this status, such as FAILED.")
    private String status;

    @Option(names = "--action", paramLabel = "<action>", description = "Only runs of this action.")
    private String action;

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

    RunsCommand(WorkspaceLedgers ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public Integer call() {
        RunFilter filter = new RunFilter(status == null ? null : status.toUpperCase(Locale.ROOT), action, due);
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
}
