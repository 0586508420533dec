package org.edgesroutes.subscriptions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.launches.IdentityCheck;
import org.edgesroutes.launches.LaunchResult;
import org.edgesroutes.launches.LaunchService;
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
        Planning planning = new Planning(declared, rows, edges, options);
        declared.forEach(one -> items.addAll(planning.items(one)));
        tracked.values().stream()
                .filter(one -> !claimed.contains(one.id()))
                .sorted((a, b) -> a.name().compareTo(b.name()))
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
    private static List<PlanItem> ended(TrackedSubscription row) {
        return row.parts().stream()
                .filter(part -> part.state() == State.STARTING)
                .map(part -> PlanItem.of(
                        row.name(), part, PlanStep.RELEASE, "is not to be started any more, if that had no effect yet"))
                .toList();
    }

    /** One plan. */
    private final class Planning {

        private final Map<Subscription, TrackedSubscription> rows;
        private final PlanOptions options;
        private final MissingPartPlanner missing;
        private final StartedPartPlanner started;

        Planning(
                List<Subscription> declared,
                Map<Subscription, TrackedSubscription> rows,
                EdgesView edges,
                PlanOptions options) {
            this.rows = rows;
            this.options = options;
            Map<String, Long> wanting = declared.stream()
                    .filter(Subscription::enabled)
                    .flatMap(one -> DeclaredPart.of(one).stream())
                    .filter(part -> open(part).isEmpty())
                    .collect(Collectors.groupingBy(Planning::work, Collectors.counting()));
            Set<String> taken = repository.taken();
            this.started = new StartedPartPlanner(edges, queries.progress());
            this.missing = new MissingPartPlanner(
                    edges,
                    check,
                    options,
                    part -> new AdoptionContext(
                            taken,
                            wanting.getOrDefault(work(part), 1L),
                            new IdentityCheck(edges.identities()).engagement() == 1,
                            uid -> launches.requestOf(uid).orElse(null)),
                    queries::syncModeOfSchedule);
        }

        private static String work(DeclaredPart part) {
            return part.subscription().action() + " " + part.inputSet().hash();
        }

        private Optional<SubscriptionPart> open(DeclaredPart part) {
            return Optional.ofNullable(rows.get(part.subscription())).flatMap(row -> row.open(part.number()));
        }

        List<PlanItem> items(Subscription one) {
            Optional<TrackedSubscription> row = Optional.ofNullable(rows.get(one));
            if (!one.enabled()) {
                List<PlanItem> items =
                        new ArrayList<>(row.map(SubscriptionPlanner::ended).orElse(List.of()));
                items.add(PlanItem.of(one.name(), PlanStep.DISABLED, "is not started and not continued"));
                return items;
            }
            List<PlanItem> items =
                    DeclaredPart.of(one).stream().map(this::item).collect(Collectors.toCollection(ArrayList::new));
            row.ifPresent(known -> {
                known.parts().stream()
                        .filter(part -> part.open() && part.part() > one.parts())
                        .forEach(part -> items.add(surplus(one, part)));
                known.replaced().stream()
                        .filter(part -> canBeCancelled(known, one, part))
                        .forEach(part -> items.add(PlanItem.of(
                                one.name(),
                                part,
                                PlanStep.CANCEL,
                                "is cancelled, because another one took its place")));
            });
            return items;
        }

        /** The new one must stand first. */
        private boolean canBeCancelled(TrackedSubscription row, Subscription one, SubscriptionPart replaced) {
            return replaced.part() > one.parts()
                    || row.open(replaced.part())
                            .filter(part -> part.state() == State.STARTED)
                            .isPresent();
        }

        private PlanItem surplus(Subscription one, SubscriptionPart part) {
            if (part.state() != State.STARTED) {
                return PlanItem.of(one.name(), part, PlanStep.RELEASE, "is not declared any more");
            }
            return PlanItem.of(
                    one.name(),
                    part,
                    PlanStep.DIFFERS,
                    "part %d is not declared any more; \"subscriptions apply --recreate %s\" cancels it"
                            .formatted(part.part(), one.name()));
        }

        private PlanItem item(DeclaredPart declared) {
            Optional<SubscriptionPart> open = open(declared);
            if (open.isEmpty()) {
                boolean anew = Optional.ofNullable(rows.get(declared.subscription()))
                        .filter(row -> row.replaced().stream().anyMatch(part -> part.part() == declared.number()))
                        .isPresent();
                return anew ? missing.start(declared) : missing.plan(declared);
            }
            SubscriptionPart part = open.get();
            return switch (part.state()) {
                case STARTING -> starting(declared, part);
                case REFUSED -> refused(declared, part);
                default -> started.plan(declared, part);
            };
        }

        private PlanItem refused(DeclaredPart declared, SubscriptionPart part) {
            boolean changed = part.scheduled() != declared.subscription().scheduled()
                    || !Differences.of(part, declared.terms(null), null).isEmpty();
            if (changed || options.retry()) {
                return missing.start(declared);
            }
            return PlanItem.of(
                            declared,
                            PlanStep.NOT_STARTED,
                            "Edges refused its launch: %s; correct what is declared, or try again by \"subscriptions apply\""
                                    .formatted(part.error()))
                    .with(part);
        }

        private PlanItem starting(DeclaredPart declared, SubscriptionPart part) {
            LaunchResult.State state =
                    launches.result(part.intentKey()).map(LaunchResult::state).orElse(LaunchResult.State.NOT_SENT);
            return switch (state) {
                case NOT_SENT, REFUSED -> missing.start(declared).with(part);
                case UNDECIDED ->
                    PlanItem.of(
                                    declared,
                                    PlanStep.UNDECIDED,
                                    "whether its launch took effect is not known; \"launches list\" shows what it may have become, \"launches resolve %s UID\" or \"--none\" decides"
                                            .formatted(part.intentKey()))
                            .with(part);
                default ->
                    PlanItem.of(declared, PlanStep.SETTLE, "its launch may have taken effect; Edges is looked at")
                            .with(part);
            };
        }
    }
}
