package org.edgesroutes.cli;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.deliveries.DeadLetterFilter;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.ledger.deliveries.DownstreamState;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that choose dead letters. */
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
            converter = TimeConverter.class,
            description = "Only those given up on then or later: 2026-03-01 or 2026-03-01T08:00, UTC.")
    private Instant since;

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    /** @throws picocli.CommandLine.ParameterException when a downstream is named that no ledger knows */
    void requireKnown(CommandSpec command, List<WorkspaceLedgers.Opened> ledgers) {
        OptionChoices.require(
                command,
                "--downstream",
                downstream,
                ledgers.stream()
                        .flatMap(one -> new DownstreamRepository(one.ledger()).all().stream())
                        .map(DownstreamState::name)
                        .collect(Collectors.toSet()));
    }

    DeadLetterFilter filter() {
        return new DeadLetterFilter(downstream, run, action, since);
    }

    boolean isGiven() {
        return all || !filter().isAll();
    }
}
