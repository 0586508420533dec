package org.edgesroutes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.edgesroutes.delivery.DeadLetterService;
import org.edgesroutes.ledger.deliveries.DeadLetterFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes dead-letters}: works beside a running service. Exit code 1 means that nothing was done. */
@Command(
        name = "dead-letters",
        description = "Records that a downstream could not deliver: list, show, requeue or discard them.",
        mixinStandardHelpOptions = true)
public final class DeadLettersCommand implements Callable<Integer> {

    private static final String ANY = "all";
    private static final List<String> STATES = List.of(DeadLetterFilter.DEAD, "requeued", "discarded", ANY);

    private final WorkspaceLedgers ledgers;

    @Spec
    private CommandSpec spec;

    /** @param ledgers opened for each command that needs them, and closed after it */
    public DeadLettersCommand(WorkspaceLedgers ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "choose list, show, requeue or discard");
    }

    @Command(description = "Lists dead letters, the newest first.", mixinStandardHelpOptions = true)
    int list(
            @Mixin DeadLetterOptions options,
            @Option(
                            names = "--state",
                            defaultValue = "dead",
                            paramLabel = "<state>",
                            description = "dead (default), requeued, discarded, or all.")
                    String state,
            @Option(
                            names = "--limit",
                            paramLabel = "<number>",
                            defaultValue = "50",
                            converter = LimitConverter.class,
                            description = "The maximum per workspace, default 50.")
                    int limit,
            @Option(names = "--json", description = "One JSON object a line instead of a table.") boolean json) {
        OptionChoices.require(spec, "--state", state, STATES);
        DeadLetterFilter filter = options.filter().withState(ANY.equals(state) ? null : state);
        return ledgers.onAll(spec, all -> {
            options.requireKnown(spec, all);
            List<OutputRow> rows = all.stream()
                    .flatMap(one -> new DeadLetterService(one.ledger())
                            .list(filter, limit).stream().map(letter -> DeadLetterPrinter.row(one, letter)))
                    .toList();
            boolean closed = !DeadLetterFilter.DEAD.equals(state);
            DeadLetterPrinter.list(rows, closed, LedgerCommandSupport.printer(spec, json));
            return 0;
        });
    }

    @Command(description = "Shows one dead letter with its record and its error.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "<id>") long id,
            @Option(names = "--json", description = "One JSON object.") boolean json) {
        return onOne(opened -> {
            Optional<DeadLetterService.Opened> found = new DeadLetterService(opened.ledger()).show(id);
            if (found.isEmpty()) {
                return LedgerCommandSupport.failed(spec, "there is no dead letter " + id);
            }
            DeadLetterPrinter.details(opened, found.get(), LedgerCommandSupport.printer(spec, json));
            return 0;
        });
    }

    @Command(
            description = "Tries dead letters again, as often as new records. Needs ids, a filter or --all.",
            mixinStandardHelpOptions = true)
    int requeue(@Parameters(paramLabel = "<id>", arity = "0..*") List<Long> ids, @Mixin DeadLetterOptions options) {
        return change(ids, options, "requeued", letters -> letters::requeue, letters -> letters::requeue);
    }

    @Command(
            description =
                    "Closes dead letters without delivery; their rows and records stay. Needs ids, a filter or --all.",
            mixinStandardHelpOptions = true)
    int discard(
            @Parameters(paramLabel = "<id>", arity = "0..*") List<Long> ids,
            @Mixin DeadLetterOptions options,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "<text>",
                            description = "The reason, kept in the ledger.")
                    String reason) {
        return change(
                ids,
                options,
                "discarded",
                letters -> id -> letters.discard(id, reason),
                letters -> filter -> letters.discard(filter, reason));
    }

    private int change(
            List<Long> ids,
            DeadLetterOptions options,
            String done,
            Function<DeadLetterService, Function<Long, Boolean>> one,
            Function<DeadLetterService, ToIntFunction<DeadLetterFilter>> many) {
        boolean byId = ids != null && !ids.isEmpty();
        if (byId == options.isGiven()) {
            throw new ParameterException(spec.commandLine(), "name either ids, or a filter, or --all");
        }
        return byId ? changeByIds(ids, done, one) : changeAll(options, done, many);
    }

    private int changeAll(
            DeadLetterOptions options, String done, Function<DeadLetterService, ToIntFunction<DeadLetterFilter>> many) {
        return ledgers.onAll(spec, all -> {
            options.requireKnown(spec, all);
            int changed = 0;
            for (WorkspaceLedgers.Opened opened : all) {
                int count = many.apply(new DeadLetterService(opened.ledger())).applyAsInt(options.filter());
                spec.commandLine()
                        .getOut()
                        .printf("%d%s %s%n", count, opened.workspace().ofIt(), done);
                changed += count;
            }
            return changed > 0 ? 0 : 1;
        });
    }

    private int changeByIds(List<Long> ids, String done, Function<DeadLetterService, Function<Long, Boolean>> one) {
        return onOne(opened -> {
            DeadLetterService letters = new DeadLetterService(opened.ledger());
            List<Long> notDead = new ArrayList<>();
            ids.stream().filter(id -> !one.apply(letters).apply(id)).forEach(notDead::add);
            spec.commandLine().getOut().printf("%d %s%n", ids.size() - notDead.size(), done);
            return notDead.isEmpty() ? 0 : LedgerCommandSupport.failed(spec, "not dead, or not there: " + notDead);
        });
    }

    /** An id is one of a workspace. */
    private int onOne(ToIntFunction<WorkspaceLedgers.Opened> work) {
        return ledgers.onAll(spec, all -> {
            if (all.size() > 1) {
                throw new ParameterException(
                        spec.commandLine(), "each workspace has its own ids; say which one with --workspace");
            }
            return work.applyAsInt(all.get(0));
        });
    }
}
