package org.edgesroutes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.ledger.subscriptions.TrackedSubscription;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Suggestion;
import org.edgesroutes.settings.Workspace;
import org.edgesroutes.subscriptions.PlanOptions;
import org.edgesroutes.subscriptions.PlanStep;
import org.edgesroutes.subscriptions.SubscriptionDeclarations;
import org.edgesroutes.subscriptions.SubscriptionDeclarations.Current;
import org.edgesroutes.subscriptions.SubscriptionService;
import org.edgesroutes.subscriptions.SubscriptionStates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes subscriptions}: works beside a running service. */
@Command(
        name = "subscriptions",
        description = {
            "Lists what config/subscriptions.yaml declares, with the run or schedule of each.",
            "It asks Edges nothing; docs/subscriptions.md tells the keys of the file."
        },
        mixinStandardHelpOptions = true)
final class SubscriptionsCommand implements Callable<Integer> {

    private final RunCommandSupport support;
    private final Confirmation confirmation;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    SubscriptionsCommand(RunCommandSupport support, Confirmation confirmation) {
        this.support = support;
        this.confirmation = confirmation;
    }

    @Override
    public Integer call() {
        return support.ledgers().onAll(spec, all -> {
            int code = 0;
            List<OutputRow> rows = new ArrayList<>();
            String file = "";
            for (WorkspaceLedgers.Opened opened : all) {
                SubscriptionDeclarations declarations = declarations(support.settings(), opened.workspace());
                Current current = declarations.current();
                file = declarations.file();
                code = Math.max(code, SubscriptionPrinter.faults(spec, current));
                new SubscriptionStates(opened.ledger())
                        .of(current.subscriptions())
                        .forEach(one -> rows.add(SubscriptionPrinter.row(opened, one)));
            }
            SubscriptionPrinter.list(rows, file, LedgerCommandSupport.printer(spec, json));
            return code;
        });
    }

    private static SubscriptionDeclarations declarations(
            Function<Workspace, EdgesSettings> settings, Workspace workspace) {
        return new SubscriptionDeclarations(settings.apply(workspace).subscriptions(), Sleeper.REAL);
    }

    @Command(
            description = {
                "Shows what the next tick would do, and changes nothing.",
                "What needs no change is left out."
            },
            mixinStandardHelpOptions = true)
    int plan(@Option(names = "--json", description = "Print one JSON object per line.") boolean asJson) {
        return support.onWorkspace(spec, (operations, opened, progress) -> {
            SubscriptionService subscriptions = operations.services().subscriptions();
            Current current = subscriptions.declared();
            if (SubscriptionPrinter.faults(spec, current) > 0) {
                return 1;
            }
            progress.shows(0, 1, "comparing with what Edges has");
            List<OutputRow> rows = subscriptions.plan(current, PlanOptions.none()).stream()
                    .filter(item -> item.step() != PlanStep.IN_SYNC)
                    .map(item -> SubscriptionPrinter.row(opened, item.step(), item))
                    .toList();
            progress.close();
            SubscriptionPrinter.plan(
                    rows, SubscriptionPrinter.nothing(current), LedgerCommandSupport.printer(spec, asJson));
            return 0;
        });
    }

    @Command(
            description = {
                "Ends a subscription that is not in the file any more.",
                "Its run goes on being continued, and its schedule being executed, unless --cancel is given."
            },
            mixinStandardHelpOptions = true)
    int remove(
            @Parameters(paramLabel = "<name>") String name,
            @Option(names = "--cancel", description = "Cancel its runs and schedules at Edges for good.")
                    boolean cancel,
            @Option(names = "--yes", description = "Cancel without asking.") boolean yes) {
        return support.onWorkspace(spec, (operations, opened, progress) -> {
            SubscriptionService subscriptions = operations.services().subscriptions();
            Current current = subscriptions.declared();
            if (SubscriptionPrinter.faults(spec, current) > 0) {
                return 1;
            }
            if (current.subscriptions().stream().anyMatch(one -> one.name().equals(name))) {
                return LedgerCommandSupport.failed(
                        spec,
                        "%s is still declared in %s, so the next tick would start it again; take it out there first"
                                .formatted(name, subscriptions.file()));
            }
            List<TrackedSubscription> all = subscriptions.tracked();
            Optional<TrackedSubscription> found =
                    all.stream().filter(one -> one.name().equals(name)).findFirst();
            if (found.isEmpty()) {
                String meant = Suggestion.to(name, all.stream().map(TrackedSubscription::name))
                        .map("; did you mean %s?"::formatted)
                        .orElse("; subscriptions lists all");
                return LedgerCommandSupport.failed(
                        spec, "there is no subscription %s%s".formatted(TextTable.text(name), meant));
            }
            return removed(subscriptions, found.get(), cancel, yes);
        });
    }

    private int removed(SubscriptionService subscriptions, TrackedSubscription found, boolean cancel, boolean yes) {
        if (cancel
                && !confirmation.given(
                        spec, yes, "cancel the runs and schedules of %s for good".formatted(found.name()))) {
            return 1;
        }
        Optional<List<String>> removed = subscriptions.remove(found, cancel);
        if (removed.isEmpty()) {
            return LedgerCommandSupport.failed(
                    spec,
                    "whether a launch of %s took effect is not known yet; try again in some minutes, \"launches list\" shows it"
                            .formatted(found.name()));
        }
        List<String> uids = removed.get();
        String what = uids.isEmpty()
                ? "it had no run or schedule"
                : String.join(", ", uids) + (cancel ? " cancelled" : " left as it is");
        spec.commandLine().getOut().printf("%s removed: %s%n", found.name(), what);
        return 0;
    }
}
