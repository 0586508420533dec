package org.edgesroutes.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.edgesroutes.model.Subscription;
import org.edgesroutes.settings.Suggestion;
import org.edgesroutes.subscriptions.PlanItem;
import org.edgesroutes.subscriptions.PlanOptions;
import org.edgesroutes.subscriptions.PlanStep;
import org.edgesroutes.subscriptions.SubscriptionDeclarations.Current;
import org.edgesroutes.subscriptions.SubscriptionOutcome;
import org.edgesroutes.subscriptions.SubscriptionService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edges-routes subscriptions apply}: works beside a running service, and shares the rows of its launches. */
@Command(
        name = "apply",
        description = {"Does now what the next tick would do.", "Launches that Edges refused before are tried again."},
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:nothing is left to be done", " 1:something is left, or the command failed"})
final class SubscriptionsApplyCommand implements Callable<Integer> {

    private final RunCommandSupport support;
    private final Confirmation confirmation;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--recreate",
            paramLabel = "<name>",
            description =
                    "Start another run or schedule in place of one that differs or was stopped, then cancel the old one.")
    private List<String> recreated = new ArrayList<>();

    @Option(
            names = "--adopt",
            paramLabel = "<name>=<uid>",
            description = "Take this run or schedule for that of the subscription.")
    private Map<String, String> adopted = new HashMap<>();

    @Option(names = "--start", paramLabel = "<name>", description = "Start the subscription, whatever Edges has.")
    private List<String> started = new ArrayList<>();

    @Option(names = "--yes", description = "Recreate without asking.")
    private boolean yes;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    SubscriptionsApplyCommand(RunCommandSupport support, Confirmation confirmation) {
        this.support = support;
        this.confirmation = confirmation;
    }

    @Override
    public Integer call() {
        return support.onWorkspace(spec, (operations, opened, progress) -> {
            SubscriptionService subscriptions = operations.services().subscriptions();
            Current current = subscriptions.declared();
            if (SubscriptionPrinter.faults(spec, current) > 0) {
                return 1;
            }
            Stream.of(recreated, started, adopted.keySet())
                    .flatMap(names -> names.stream())
                    .forEach(name -> requireDeclared(current, name));
            for (String name : recreated) {
                if (!recreate(subscriptions, name)) {
                    return 1;
                }
            }
            List<SubscriptionOutcome.Row> rows = apply(subscriptions, progress);
            progress.close();
            SubscriptionPrinter.plan(
                    rows.stream()
                            .map(row -> SubscriptionPrinter.row(opened, row.planned(), row.became()))
                            .toList(),
                    SubscriptionPrinter.nothing(current),
                    LedgerCommandSupport.printer(spec, json));
            return rows.stream().allMatch(SubscriptionOutcome.Row::done) ? 0 : 1;
        });
    }

    private List<SubscriptionOutcome.Row> apply(SubscriptionService subscriptions, ProgressBar progress) {
        PlanOptions options = new PlanOptions(true, Set.copyOf(started), adopted);
        List<SubscriptionOutcome.Row> rows =
                new ArrayList<>(subscriptions.apply(options, progress::shows).rows());
        if (!recreated.isEmpty()) {
            // the old ones are cancelled once the new ones stand
            rows.addAll(subscriptions.apply(PlanOptions.none(), progress::shows).rows().stream()
                    .filter(row -> row.planned() == PlanStep.CANCEL)
                    .toList());
        }
        return rows;
    }

    private void requireDeclared(Current current, String name) {
        List<String> names =
                current.subscriptions().stream().map(Subscription::name).toList();
        if (!names.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no subscription %s%s"
                            .formatted(
                                    TextTable.text(name),
                                    Suggestion.to(name, names.stream())
                                            .map("; did you mean %s?"::formatted)
                                            .orElse("; subscriptions lists all")));
        }
    }

    /** @return whether to go on */
    private boolean recreate(SubscriptionService subscriptions, String name) {
        List<PlanItem> items = subscriptions.replaceable(name);
        if (items.isEmpty()) {
            LedgerCommandSupport.note(spec, "%s is as declared; there is nothing to recreate".formatted(name));
            return true;
        }
        items.forEach(item -> LedgerCommandSupport.note(spec, "%s: %s".formatted(item.displayName(), item.sentence())));
        Optional<String> obstacle = subscriptions.obstacleToRecreate(items);
        if (obstacle.isPresent()) {
            LedgerCommandSupport.note(spec, "%s is not recreated: %s".formatted(name, obstacle.get()));
            return false;
        }
        String uids = String.join(", ", items.stream().map(PlanItem::uid).toList());
        if (!confirmation.given(spec, yes, "start %s anew and cancel %s for good".formatted(name, uids))) {
            return false;
        }
        subscriptions.recreate(items);
        return true;
    }
}
