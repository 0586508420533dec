package org.edgesroutes.subscriptions;

import java.time.Instant;

/**
 * A part of a subscription, as the file and the ledger tell it without asking Edges. Everything but the first five may be
 * null.
 *
 * @param part counted from 1
 * @param parts how many are declared
 * @param state the status of the run or schedule, or in lower case why there is none
 * @param scheduled whether it is a schedule of Edges
 * @param uid of the run or schedule
 * @param iteration of the run; of a schedule, how many runs it had
 * @param nextAt when the run is continued or the schedule executed next
 * @param reason why it is not started, differs, or is not continued
 */
public record SubscriptionState(
        String name,
        int part,
        int parts,
        String state,
        boolean scheduled,
        String action,
        String identity,
        String uid,
        Integer iteration,
        Instant lastArrivalAt,
        Instant nextAt,
        String reason) {}
