package org.edgesroutes.subscriptions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.edgesroutes.launches.LaunchService;
import org.edgesroutes.launches.Refusal;
import org.edgesroutes.ledger.subscriptions.SubscriptionQueries;
import org.edgesroutes.ledger.subscriptions.SubscriptionRepository;
import org.edgesroutes.ledger.subscriptions.TrackedSubscription;
import org.edgesroutes.model.Subscription;
import org.edgesroutes.model.SubscriptionPart;
import org.edgesroutes.model.SubscriptionPart.State;

/** Compares what is declared with the ledger and with Edges. It changes nothing. */
final class SubscriptionPlanner {

    private final SubscriptionRepository repository;
    private final SubscriptionQueries queries;
    private final LaunchService launches;
    private final StartCheck check;

    SubscriptionPlanner(
            SubscriptionRepository repository, SubscriptionQueries queries, LaunchService launches, StartCheck check) {
        this.repository = repository;
        this.queries = queries;
        this.launches = launches;
        this.check = check;
    }

    /**
     * Plans the next tick.
     *
     * @return in the order of the declarations, then what is not declared any more
     * @throws org.edgesroutes.api.EdgesApiException when Edges cannot be asked
     */
    List<PlanItem> plan(List<Subscription> declared, EdgesView edges, PlanOptions options) {
        Map<String, TrackedSubscription> tracked = new HashMap<>();
        repository.all().forEach(one -> tracked.put(one.name(), one));
        List<PlanItem> items = new ArrayList<>();
        Map<Subscription, TrackedSubscription> rows = new HashMap<>();
        Set<Long> claimed = new HashSet<>();
        for (Subscription one : declared) {
            TrackedSubscription row = tracked.get(one.name());
            if (row == null && one.renamedFrom() != null && tracked.containsKey(one.renamedFrom())) {
                row = tracked.get(one.renamedFrom());
                items.add(
                        PlanItem.of(one.name(), PlanStep.RENAME, "was called %s until now".formatted(one.renamedFrom()))
                                .with(DeclaredPart.of(one).get(0)));
            }
            if (row != null) {
                rows.put(one, row);
                claimed.add(row.id());
            }
        }
        DeclaredPlanner planning = new DeclaredPlanner(
                declared, tracked, rows, edges, options, repository.taken(), queries, launches, check);
        declared.forEach(one -> items.addAll(planning.items(one)));
        tracked.values().stream()
                .filter(one -> !claimed.contains(one.id()))
                .sorted(Comparator.comparing(TrackedSubscription::name))
                .forEach(one -> items.addAll(undeclared(one)));
        return items;
    }

    private static List<PlanItem> undeclared(TrackedSubscription row) {
        List<PlanItem> items = new ArrayList<>(ended(row));
        items.add(PlanItem.of(
                row.name(),
                PlanStep.NOT_DECLARED,
                "is not in the file any more; its run or schedule is left alone. Declare it again, or end it by \"subscriptions remove %s\", with --cancel to cancel it at Edges"
                        .formatted(row.name())));
        return items;
    }

    /** What remains to be done although nothing is to be started. */
    static List<PlanItem> ended(TrackedSubscription row) {
        Stream<PlanItem> given = row.parts().stream()
                .filter(part -> part.state() == State.STARTING)
                .map(part -> PlanItem.of(
                        row.name(),
                        part,
                        PlanStep.RELEASE,
                        "is not to be started any more, if that had no effect yet"));
        Stream<PlanItem> replaced =
                row.replaced().stream().filter(part -> stands(row, part.part())).map(part -> cancel(row.name(), part));
        return Stream.concat(given, replaced).toList();
    }

    /** Whether a part has a run or schedule that is known. */
    static boolean stands(TrackedSubscription row, int number) {
        return row.open(number).filter(part -> part.state() == State.STARTED).isPresent();
    }

    static PlanItem cancel(String name, SubscriptionPart part) {
        return PlanItem.of(name, part, PlanStep.CANCEL, "is cancelled, because another one took its place");
    }

    /**
     * Tells whether a part can be started as things stand.
     *
     * @return why not, and the way out; empty where it can
     */
    Optional<String> obstacle(DeclaredPart part, EdgesView edges) {
        try {
            check.require(part.subscription(), edges.identities());
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.getMessage());
        }
    }
}
