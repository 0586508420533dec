package org.edgesroutes.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.edgesroutes.ledger.deliveries.DownstreamControlRepository;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.ledger.deliveries.DownstreamState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes downstreams}: works beside a running service. Exit code 1 means that nothing was done. */
@Command(
        name = "downstreams",
        description = "Lists downstreams; pauses, resumes or forgets one.",
        mixinStandardHelpOptions = true)
public final class DownstreamsCommand implements Callable<Integer> {

    private final WorkspaceLedgers ledgers;

    @Spec
    private CommandSpec spec;

    /** @param ledgers opened for each command that needs them, and closed after it */
    public DownstreamsCommand(WorkspaceLedgers ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command: list, pause, resume or forget");
    }

    @Command(description = "Lists downstreams with what waits for them.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", description = "Print one JSON object per line.") boolean json) {
        return ledgers.onAll(spec, all -> {
            List<OutputRow> rows = all.stream()
                    .flatMap(opened -> new DownstreamRepository(opened.ledger())
                            .all().stream().map(downstream -> row(opened, downstream)))
                    .toList();
            LedgerCommandSupport.printer(spec, json)
                    .rows(
                            rows,
                            "no downstreams",
                            "downstream",
                            "state",
                            "open_callbacks",
                            "retries",
                            "dead_letters",
                            "error");
            return 0;
        });
    }

    private static OutputRow row(WorkspaceLedgers.Opened opened, DownstreamState downstream) {
        boolean held = new DownstreamControlRepository(opened.ledger()).isHeld(downstream.name());
        String running = downstream.claimedBy() == null ? "no route" : "delivers";
        return opened.row()
                .with("downstream", downstream.name())
                .with("state", held ? "paused" : downstream.pausedUntil() == null ? running : "target down")
                .with("open_callbacks", downstream.openCallbacks())
                .with("retries", downstream.retries())
                .with("dead_letters", downstream.deadLetters())
                .with("retry_at", downstream.pausedUntil())
                .with("error", downstream.pausedUntil() == null ? null : downstream.lastError());
    }

    @Command(
            description = "Delivers nothing more to a downstream until it is resumed, also after a restart.",
            mixinStandardHelpOptions = true)
    int pause(@Parameters(paramLabel = "<name>") String name) {
        return onEach(name, "paused", "", (controls, downstream) -> {
            controls.hold(downstream);
            return true;
        });
    }

    @Command(description = "Ends a pause.", mixinStandardHelpOptions = true)
    int resume(@Parameters(paramLabel = "<name>") String name) {
        return onEach(name, "resumed", "%s is not paused", DownstreamControlRepository::resume);
    }

    @Command(
            description = "Deletes a downstream that has no route any more, with its retries and dead letters.",
            mixinStandardHelpOptions = true)
    int forget(@Parameters(paramLabel = "<name>") String name) {
        return onEach(
                name,
                "forgotten",
                "a route delivers to %s; remove the route or stop the service, then try again",
                DownstreamControlRepository::forget);
    }

    private int onEach(
            String name, String done, String refusal, BiFunction<DownstreamControlRepository, String, Boolean> change) {
        return ledgers.onAll(spec, all -> {
            List<WorkspaceLedgers.Opened> having =
                    all.stream().filter(opened -> knows(opened, name)).toList();
            if (having.isEmpty()) {
                return LedgerCommandSupport.failed(
                        spec, "there is no downstream %s; downstreams list shows all".formatted(name));
            }
            int code = 0;
            for (WorkspaceLedgers.Opened opened : having) {
                if (change.apply(new DownstreamControlRepository(opened.ledger()), name)) {
                    spec.commandLine()
                            .getOut()
                            .printf("%s%s %s%n", name, opened.workspace().ofIt(), done);
                } else {
                    code = LedgerCommandSupport.failed(
                            spec, refusal.formatted(name + opened.workspace().ofIt()));
                }
            }
            return code;
        });
    }

    private static boolean knows(WorkspaceLedgers.Opened opened, String name) {
        return new DownstreamRepository(opened.ledger())
                .all().stream().anyMatch(downstream -> downstream.name().equals(name));
    }
}
