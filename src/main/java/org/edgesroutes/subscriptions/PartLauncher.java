package org.edgesroutes.subscriptions;

import java.util.Optional;
import org.edgesroutes.launches.LaunchResult;
import org.edgesroutes.launches.LaunchService;
import org.edgesroutes.ledger.sources.SourceRepository;
import org.edgesroutes.ledger.subscriptions.SubscriptionPartRepository;
import org.edgesroutes.ledger.subscriptions.TrackedSubscription;
import org.edgesroutes.model.SubscriptionPart;
import org.edgesroutes.model.SubscriptionPart.State;
import org.edgesroutes.model.SubscriptionPart.Terms;

/**
 * Starts and adopts parts of subscriptions. The row of a part has the key of its launch before anything is sent, so that
 * every later attempt, in whichever process, is the same launch.
 */
final class PartLauncher {

    private final SubscriptionPartRepository parts;
    private final SourceRepository sources;
    private final LaunchService launches;
    private final StartCheck check;

    PartLauncher(SubscriptionPartRepository parts, SourceRepository sources, LaunchService launches, StartCheck check) {
        this.parts = parts;
        this.sources = sources;
        this.launches = launches;
        this.check = check;
    }

    PlanItem start(TrackedSubscription subscription, PlanItem item) {
        DeclaredPart declared = item.declared();
        boolean scheduled = declared.subscription().scheduled();
        SubscriptionPart row = parts.starting(subscription, item.part(), scheduled, item.terms());
        if (row.state() == State.STARTED) {
            return item.became(PlanStep.IN_SYNC, row.uid(), "another process has started it");
        }
        if (row.scheduled() != scheduled) {
            PlanItem released = release(subscription, item.with(row));
            return released.step() == PlanStep.RELEASE ? start(subscription, item) : released;
        }
        return launch(subscription, item.with(row));
    }

    /** The launch of a row, again or for the first time. */
    private PlanItem launch(TrackedSubscription subscription, PlanItem item) {
        Terms terms = item.terms();
        DeclaredPart declared = item.declared();
        LaunchResult result = launches.launch(
                item.tracked().intentKey(),
                "subscription " + subscription.name(),
                declared.request(terms.identityUid(), check.callbackUrl(declared.subscription())));
        return settled(subscription, item, result);
    }

    /** Takes over what a look at Edges found; where it found that a launch had no effect, a later plan starts it. */
    PlanItem settle(TrackedSubscription subscription, PlanItem item) {
        return launches.result(item.tracked().intentKey())
                .map(result -> settled(subscription, item, result))
                .orElse(item);
    }

    private PlanItem settled(TrackedSubscription subscription, PlanItem item, LaunchResult result) {
        SubscriptionPart part = item.tracked();
        switch (result.state()) {
            case DONE -> {
                join(subscription, part.part(), part.scheduled(), result.uid());
                parts.started(part, result.uid());
                String kind = part.scheduled() ? "schedule" : "run";
                return item.became(PlanStep.IN_SYNC, result.uid(), "its %s is %s".formatted(kind, result.uid()));
            }
            case REFUSED -> {
                parts.refused(part, result.error());
                return item.became(PlanStep.NOT_STARTED, null, refused(result.error()));
            }
            default -> {
                parts.waits(part, result.error());
                return item.became(PlanStep.SETTLE, null, "not started yet: " + waiting(result));
            }
        }
    }

    /** @param error what Edges said */
    static String refused(String error) {
        return "Edges refused its launch: %s; correct what is declared, or try again by \"subscriptions apply\""
                .formatted(error);
    }

    private static String waiting(LaunchResult result) {
        String error = result.error() == null ? "" : result.error() + "; ";
        return error
                + (result.lookAt() == null
                        ? "the next tick goes on"
                        : "whether it took effect is looked at from %s on".formatted(result.lookAt()));
    }

    PlanItem adopt(TrackedSubscription subscription, PlanItem item) {
        boolean scheduled = item.declared().subscription().scheduled();
        join(subscription, item.part(), scheduled, item.uid());
        Optional<SubscriptionPart> adopted =
                parts.adopt(subscription, item.part(), item.uid(), scheduled, item.terms());
        return adopted.map(part -> item.became(
                        PlanStep.IN_SYNC,
                        part.uid(),
                        "%s %s was adopted".formatted(scheduled ? "schedule" : "run", part.uid())))
                .orElseGet(() ->
                        item.became(PlanStep.NOT_STARTED, null, "another process was faster; the next tick goes on"));
    }

    /** Records that the part has had before are not delivered again. */
    private void join(TrackedSubscription subscription, int part, boolean scheduled, String uid) {
        if (scheduled) {
            sources.scheduleOfSubscription(subscription.source(part), uid);
        } else {
            sources.runOfSubscription(subscription.source(part), uid);
        }
    }

    /** Gives up a launch that has had no effect. */
    PlanItem release(TrackedSubscription subscription, PlanItem item) {
        SubscriptionPart part = item.tracked();
        Optional<LaunchResult> result = launches.abandon(part.intentKey());
        if (result.isPresent() && result.get().state() != LaunchResult.State.REFUSED) {
            return settled(subscription, item, result.get());
        }
        parts.released(part);
        return item.became(PlanStep.RELEASE, null, "its launch, which had no effect, is given up");
    }
}
