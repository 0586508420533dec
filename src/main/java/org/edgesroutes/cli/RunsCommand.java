package org.edgesroutes.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.RunFilter;
import org.edgesroutes.ledger.RunReader;
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

    private final LedgerAccess access;

    @Spec
    private CommandSpec spec;

    @Option(names = "--status", paramLabel = "<status>", description = "Only those with this status.")
    private String status;

    @Option(names = "--action", paramLabel = "<action>", description = "Only those of this action.")
    private String action;

    @Option(names = "--due", description = "Only those whose time to be continued has come, the longest due first.")
    private boolean due;

    @Option(names = "--limit", defaultValue = "50", description = "At most so many, default 50.")
    private int limit;

    @Option(names = "--json", description = "One JSON object a line instead of a table.")
    private boolean json;

    RunsCommand(Supplier<Ledger> ledger) {
        this.access = new LedgerAccess(ledger);
    }

    @Override
    public Integer call() {
        RunFilter filter = new RunFilter(status == null ? null : status.toUpperCase(Locale.ROOT), action, due);
        return access.on(spec, ledger -> {
            RunPrinter.list(new RunReader(ledger).list(filter, limit), LedgerAccess.printer(spec, json));
            return 0;
        });
    }

    @Command(
            description = "Shows one run with its iterations, its callbacks and how far the downstreams are.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "<run_uid>", description = "Or its beginning.") String uid,
            @Option(
                            names = "--callbacks",
                            defaultValue = "20",
                            description = "At most so many of its callbacks, the newest first, default 20.")
                    int callbacks,
            @Option(names = "--json", description = "One JSON object.") boolean asJson) {
        return access.on(
                spec,
                ledger -> RunChoice.with(spec, ledger, uid, run -> {
                    RunReader reader = new RunReader(ledger);
                    String found = run.row().uid();
                    RunPrinter.details(
                            run,
                            reader.iterations(found),
                            reader.callbacks(found, callbacks),
                            reader.deliveries(found),
                            LedgerAccess.printer(spec, asJson));
                    return 0;
                }));
    }
}
