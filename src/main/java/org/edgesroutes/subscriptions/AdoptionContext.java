package org.edgesroutes.subscriptions;

import java.util.Set;
import java.util.function.Function;
import org.edgesroutes.model.LaunchRequest;

/**
 * What else decides whether a run or schedule is adopted.
 *
 * @param taken uids of runs and schedules that no other subscription may adopt
 * @param wanting how many parts of the same action and inputs have no run or schedule that is known
 * @param otherNames the names that runs of other declared subscriptions have
 * @param onlyIdentity whether the workspace has one engagement identity, so that no other one can be meant
 * @param launched tells the request of a run or schedule that this ledger launched; null for any other
 */
record AdoptionContext(
        Set<String> taken,
        long wanting,
        Set<String> otherNames,
        boolean onlyIdentity,
        Function<String, LaunchRequest> launched) {

    /** Whether it was launched with another identity, as far as this ledger knows. */
    boolean otherIdentity(String uid, String identityUid) {
        LaunchRequest request = launched.apply(uid);
        return request != null
                && !request.identityUids().isEmpty()
                && !request.identityUids().contains(identityUid);
    }

    /** Whether it was launched with this identity, as far as this ledger knows. */
    boolean sameIdentity(String uid, String identityUid) {
        LaunchRequest request = launched.apply(uid);
        return request != null && request.identityUids().contains(identityUid);
    }
}
