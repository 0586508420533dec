package org.edgesroutes.cli;

import java.time.Instant;
import org.edgesroutes.ledger.deliveries.DeadLetterFilter;
import picocli.CommandLine.Option;

/** The options by which dead letters are chosen. */
final class DeadLetterOptions {

    @Option(names = "--downstream", paramLabel = "<name>", description = "Only those of this downstream.")
    private String downstream;

    @Option(names = "--run", paramLabel = "<run_uid>", description = "Only those of this run.")
    private String run;

    @Option(names = "--action", paramLabel = "<action>", description = "Only those of this action.")
    private String action;

    @Option(
            names = "--since",
            paramLabel = "<time>",
            description = "Only those that died then or later, as in 2026-03-01T08:00:00Z.")
    private Instant since;

    @Option(names = "--all", description = "Every one.")
    private boolean all;

    DeadLetterFilter filter() {
        return new DeadLetterFilter(downstream, run, action, since);
    }

    boolean isGiven() {
        return all || !filter().isAll();
    }
}
