package org.edgesroutes.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.edgesroutes.ledger.runs.RunFilter;
import org.edgesroutes.ledger.runs.RunQueries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes runs}: works beside a running service. */
@Command(
        name = "runs",
        description = "Lists runs: how each stands, what came of it, when it is continued or why not.",
        mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {

    private final WorkspaceLedgers ledgers;

    @Spec
    private CommandSpec spec;

    @Option(names = "--status", paramLabel = "<status>", description = "Only those with this status.")
    private String status;

    @Option(names = "--action", paramLabel = "<action>", description = "Only those of this action.")
    private String action;

    @Option(names = "--due", description = "Only those whose time to be continued has come, the longest due first.")
    private boolean due;

    @Option(names = "--limit", defaultValue = "50", description = "At most so many of a workspace, default 50.")
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
            List<OutputRow> rows = all.stream()
                    .flatMap(one -> new RunQueries(one.ledger())
                            .list(filter, limit).stream().map(run -> RunPrinter.row(one, run)))
                    .toList();
            RunPrinter.list(rows, LedgerCommandSupport.printer(spec, json));
            return 0;
        });
    }

    @Command(
            description =
                    "Shows one run: its iterations, callbacks, replays, failed inputs, and how far the downstreams are.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "<run_uid>", description = "Or its beginning.") String uid,
            @Option(
                            names = "--limit",
                            defaultValue = "20",
                            description = "At most so many callbacks, replays and failed inputs, default 20.")
                    int atMost,
            @Option(names = "--json", description = "One JSON object.") boolean asJson) {
        return RunLocator.with(spec, ledgers, uid, (opened, run) -> {
            RunPrinter.details(run, opened, atMost, LedgerCommandSupport.printer(spec, asJson));
            return 0;
        });
    }
}
