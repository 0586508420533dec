package org.edgesroutes.subscriptions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.reports.ReportRepository;
import org.edgesroutes.ledger.subscriptions.SubscriptionQueries;
import org.edgesroutes.ledger.subscriptions.SubscriptionQueries.Progress;
import org.edgesroutes.ledger.subscriptions.SubscriptionRepository;
import org.edgesroutes.ledger.subscriptions.TrackedSubscription;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.model.Subscription;
import org.edgesroutes.model.SubscriptionPart;
import org.edgesroutes.model.SubscriptionPart.State;

/** The states of subscriptions, as the file and the ledger tell them without asking Edges. */
public final class SubscriptionStates {

    private final Map<String, TrackedSubscription> tracked = new HashMap<>();
    private final Map<String, Progress> progress;
    private final Map<String, String> reports;

    public SubscriptionStates(Ledger ledger) {
        new SubscriptionRepository(ledger).all().forEach(one -> tracked.put(one.name(), one));
        this.progress = new SubscriptionQueries(ledger).progress();
        this.reports = SubscriptionReporter.reasons(new ReportRepository(ledger).open());
    }

    /** @return in the order of the declarations, then what is not declared any more, by name */
    public List<SubscriptionState> of(List<Subscription> declared) {
        List<SubscriptionState> all = new ArrayList<>();
        for (Subscription one : declared) {
            TrackedSubscription row =
                    Optional.ofNullable(tracked.remove(one.name())).orElseGet(() -> tracked.remove(one.renamedFrom()));
            DeclaredPart.of(one).forEach(part -> all.add(declared(part, row)));
        }
        tracked.values().stream()
                .sorted(Comparator.comparing(TrackedSubscription::name))
                .forEach(row -> row.parts().stream()
                        .filter(SubscriptionPart::open)
                        .forEach(part -> all.add(undeclared(row, part))));
        return all;
    }

    private SubscriptionState declared(DeclaredPart part, TrackedSubscription row) {
        Subscription one = part.subscription();
        Optional<SubscriptionPart> open = row == null ? Optional.empty() : row.open(part.number());
        String cause = part.displayName();
        if (open.isEmpty()) {
            String state = one.enabled() ? "not started" : "disabled";
            return new SubscriptionState(
                    one.name(),
                    part.number(),
                    one.parts(),
                    state,
                    one.scheduled(),
                    one.action(),
                    one.identity(),
                    null,
                    null,
                    null,
                    null,
                    one.enabled() ? reports.get(cause) : null);
        }
        Progress run = progress.get(open.get().uid());
        List<String> differences = Differences.of(open.get(), part.terms(null), run == null ? null : run.maxResults());
        String reason = open.get().state() == State.STARTED && !differences.isEmpty()
                ? String.join(", ", differences)
                : reason(open.get(), run);
        return state(
                one.name(),
                part.number(),
                one.parts(),
                open.get(),
                one.enabled() ? null : "disabled",
                reports.containsKey(cause) && reason == null ? reports.get(cause) : reason);
    }

    private SubscriptionState undeclared(TrackedSubscription row, SubscriptionPart part) {
        return state(row.name(), part.part(), 0, part, "undeclared", reports.get(row.name()));
    }

    /** @param other in place of the state; null for none */
    private SubscriptionState state(
            String name, int part, int parts, SubscriptionPart tracked, String other, String reason) {
        Progress run = progress.get(tracked.uid());
        Instant next = run == null ? null : run.nextContinueAt();
        return new SubscriptionState(
                name,
                part,
                parts,
                other == null ? status(tracked, run) : other,
                tracked.scheduled(),
                tracked.terms().action(),
                tracked.terms().identity(),
                tracked.uid(),
                run == null ? null : run.iteration(),
                run == null ? null : run.lastArrivalAt(),
                tracked.scheduled() ? tracked.nextExecutionAt() : next,
                reason);
    }

    private static String status(SubscriptionPart part, Progress run) {
        if (part.state() != State.STARTED) {
            return part.state().word();
        }
        String known = part.scheduled() ? part.status() : run == null ? null : run.status();
        return known == null ? "started" : known;
    }

    private static String reason(SubscriptionPart part, Progress run) {
        if (part.state() != State.STARTED) {
            return part.error();
        }
        return run == null || RunStatus.of(run.status()).inProgress() ? null : run.notContinued();
    }
}
