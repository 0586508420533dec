package org.edgesroutes.subscriptions;

import java.time.Instant;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.SubscriptionPart;
import org.edgesroutes.model.SubscriptionPart.Terms;

/**
 * What the next tick does about a part of a subscription, or why it does nothing. Everything but the first three and the
 * sentence may be null.
 *
 * @param part counted from 1; 0 for the subscription as a whole
 * @param uid of the run or schedule
 * @param sentence what, why and the way out
 * @param declared null for a part that is not declared any more
 * @param tracked the part as the ledger has it
 * @param terms what it is started with, or was found to be the same as
 * @param seen the schedule as Edges tells it now
 */
public record PlanItem(
        String subscription,
        int part,
        PlanStep step,
        String uid,
        String sentence,
        DeclaredPart declared,
        SubscriptionPart tracked,
        Terms terms,
        Schedule seen) {

    static PlanItem of(String subscription, PlanStep step, String sentence) {
        return new PlanItem(subscription, 0, step, null, sentence, null, null, null, null);
    }

    static PlanItem of(DeclaredPart declared, PlanStep step, String sentence) {
        return new PlanItem(
                declared.subscription().name(), declared.number(), step, null, sentence, declared, null, null, null);
    }

    static PlanItem of(String subscription, SubscriptionPart tracked, PlanStep step, String sentence) {
        return new PlanItem(
                subscription, tracked.part(), step, tracked.uid(), sentence, null, tracked, tracked.terms(), null);
    }

    PlanItem with(SubscriptionPart other) {
        return new PlanItem(
                subscription,
                part,
                step,
                other == null || other.uid() == null ? uid : other.uid(),
                sentence,
                declared,
                other,
                terms,
                seen);
    }

    PlanItem with(DeclaredPart other) {
        return new PlanItem(subscription, part, step, uid, sentence, other, tracked, terms, seen);
    }

    PlanItem with(Terms other) {
        return new PlanItem(subscription, part, step, uid, sentence, declared, tracked, other, seen);
    }

    PlanItem with(Schedule other) {
        return new PlanItem(subscription, part, step, uid, sentence, declared, tracked, terms, other);
    }

    PlanItem withUid(String other) {
        return new PlanItem(subscription, part, step, other, sentence, declared, tracked, terms, seen);
    }

    /** What became of it. */
    PlanItem became(PlanStep other, String otherUid, String otherSentence) {
        return new PlanItem(subscription, part, other, otherUid, otherSentence, declared, tracked, terms, seen);
    }

    /** @return when a schedule is executed next; null where that is not known */
    public Instant nextExecutionAt() {
        return seen == null ? null : seen.nextExecutionAt();
    }

    /** The name before a rename. */
    String earlierName() {
        return declared.subscription().renamedFrom();
    }

    /** The name of the subscription and, where there are several parts, the part. */
    public String displayName() {
        if (part > 0 && declared != null) {
            return declared.displayName();
        }
        return part > 1 ? subscription + "/" + part : subscription;
    }
}
