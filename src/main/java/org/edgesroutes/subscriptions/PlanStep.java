package org.edgesroutes.subscriptions;

import java.util.Locale;

/** The step that the next tick takes for a part of a subscription, or the reason why it takes none. */
public enum PlanStep {
    /** The ledger takes the new name over. */
    RENAME(true),
    /** A run or schedule that is there becomes that of the subscription. */
    ADOPT(true),
    /** A run is launched, or a schedule created. */
    START(true),
    /** A launch whose outcome is unknown is looked at. */
    SETTLE(true),
    /** A run or schedule is cancelled, because another one took its place. */
    CANCEL(true),
    /** A launch that was never sent is given up. */
    RELEASE(true),
    /** It has what is declared. */
    IN_SYNC(false),
    /** It cannot be started as things stand. */
    NOT_STARTED(false),
    /** Edges may have it, and a person has to decide. */
    UNDECIDED(false),
    /** It is declared otherwise than it was started. */
    DIFFERS(false),
    /** Its run was stopped. */
    STOPPED(false),
    /** Its schedule was paused. */
    PAUSED(false),
    /** Its schedule was cancelled, or has come to its end. */
    CANCELLED(false),
    /** It is declared with {@code enabled: false}. */
    DISABLED(false),
    /** It is not in the file any more. */
    NOT_DECLARED(false);

    private final boolean changes;

    PlanStep(boolean changes) {
        this.changes = changes;
    }

    /** Whether it changes something at Edges or in the ledger. */
    public boolean changes() {
        return changes;
    }

    /** The name for people, in lower case and with spaces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
