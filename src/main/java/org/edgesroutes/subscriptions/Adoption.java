package org.edgesroutes.subscriptions;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether Edges has a run or schedule that does what a part of a subscription declares.
 *
 * @param uid of the run or schedule to adopt; null for none
 * @param candidates the runs or schedules of which one may be it; where there are any, nothing is started
 * @param reason why Edges does not tell which one it is, as a clause; null where there are no candidates
 */
record Adoption(String uid, List<Candidate> candidates, String reason) {

    /** A run or schedule at Edges, by its uid and what it is called there. */
    record Candidate(String uid, String name) {

        @Override
        public String toString() {
            return name == null ? uid : "%s (%s)".formatted(uid, name);
        }
    }

    static Adoption none() {
        return new Adoption(null, List.of(), null);
    }

    static Adoption of(String uid) {
        return new Adoption(uid, List.of(), null);
    }

    static Adoption undecided(List<Candidate> candidates, String reason) {
        return new Adoption(null, List.copyOf(candidates), reason);
    }

    boolean found() {
        return uid != null;
    }

    boolean undecided() {
        return !candidates.isEmpty();
    }

    /** @return uids and names, for a sentence */
    String listed() {
        return candidates.stream().map(Candidate::toString).collect(Collectors.joining(", "));
    }
}
