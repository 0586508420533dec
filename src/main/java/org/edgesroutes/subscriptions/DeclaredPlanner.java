package org.edgesroutes.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.edgesroutes.launches.LaunchResult;
import org.edgesroutes.launches.LaunchService;
import org.edgesroutes.ledger.subscriptions.SubscriptionQueries;
import org.edgesroutes.ledger.subscriptions.TrackedSubscription;
import org.edgesroutes.model.Subscription;
import org.edgesroutes.model.SubscriptionPart;
import org.edgesroutes.model.SubscriptionPart.State;
import org.edgesroutes.model.SubscriptionPart.Terms;

/** Plans the parts of the subscriptions that are declared, for one tick. */
final class DeclaredPlanner {

    private final Map<String, TrackedSubscription> tracked;
    private final Map<Subscription, TrackedSubscription> rows;
    private final PlanOptions options;
    private final MissingPartPlanner missing;
    private final StartedPartPlanner started;
    private final LaunchService launches;

    DeclaredPlanner(
            List<Subscription> declared,
            Map<String, TrackedSubscription> tracked,
            Map<Subscription, TrackedSubscription> rows,
            EdgesView edges,
            PlanOptions options,
            Set<String> taken,
            SubscriptionQueries queries,
            LaunchService launches,
            StartCheck check) {
        this.launches = launches;
        this.tracked = tracked;
        this.rows = rows;
        this.options = options;
        Map<String, Long> wanting = wanting(declared);
        this.started = new StartedPartPlanner(edges, queries.progress());
        this.missing = new MissingPartPlanner(
                edges,
                check,
                options,
                part -> new AdoptionContext(
                        taken,
                        wanting.getOrDefault(work(part.terms(null)), 1L),
                        otherNames(declared, part.subscription()),
                        edges.identities().engagement() == 1,
                        uid -> launches.requestOf(uid).orElse(null)),
                queries::syncModeOfSchedule);
    }

    /** A part that is being started may be at Edges already, under a uid that is not known yet. */
    private Map<String, Long> wanting(List<Subscription> declared) {
        Stream<Terms> missing = declared.stream()
                .filter(Subscription::enabled)
                .flatMap(one -> DeclaredPart.of(one).stream())
                .filter(part -> open(part).isEmpty())
                .map(part -> part.terms(null));
        Stream<Terms> starting = tracked.values().stream()
                .flatMap(row -> row.parts().stream())
                .filter(part -> part.state() == State.STARTING || part.state() == State.REFUSED)
                .map(SubscriptionPart::terms);
        return Stream.concat(missing, starting)
                .collect(Collectors.groupingBy(DeclaredPlanner::work, Collectors.counting()));
    }

    private static String work(Terms terms) {
        return terms.action() + " " + terms.inputsHash();
    }

    private static Set<String> otherNames(List<Subscription> declared, Subscription mine) {
        return declared.stream()
                .filter(one -> !one.name().equals(mine.name()))
                .flatMap(one -> DeclaredPart.of(one).stream())
                .map(DeclaredPart::launchName)
                .collect(Collectors.toSet());
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
                    .forEach(part -> items.add(SubscriptionPlanner.cancel(one.name(), part)));
        });
        return items;
    }

    /** The new one must stand first. */
    private boolean canBeCancelled(TrackedSubscription row, Subscription one, SubscriptionPart replaced) {
        return replaced.part() > one.parts() || SubscriptionPlanner.stands(row, replaced.part());
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
        return PlanItem.of(declared, PlanStep.NOT_STARTED, PartLauncher.refused(part.error()))
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
