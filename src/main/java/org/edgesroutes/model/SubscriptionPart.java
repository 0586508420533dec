package org.edgesroutes.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * A run or a schedule of a subscription, with what was declared when it was started. One that was adopted has no intent.
 *
 * @param generation its number in the ledger
 * @param part counted from 1
 * @param intentKey of the launch; null for one that was adopted
 * @param uid of the run or schedule; null until it is known
 * @param scheduled whether it is a schedule of Edges
 * @param terms what was declared
 * @param status of a schedule, as Edges last told it; null for a run
 * @param nextExecutionAt of a schedule; null where Edges does not say
 * @param error why it is not started; null where there is nothing to say
 */
public record SubscriptionPart(
        long generation,
        int part,
        State state,
        String intentKey,
        String uid,
        boolean scheduled,
        Terms terms,
        String status,
        Instant nextExecutionAt,
        String error) {

    /** How far it is. */
    public enum State {
        /** It is launched, or about to be; it has no uid yet. */
        STARTING,
        /** Its uid is known. */
        STARTED,
        /** Edges refused the launch. */
        REFUSED,
        /** Another one takes its place, and it is to be cancelled. */
        REPLACED,
        /** A command cancelled it. */
        CANCELLED,
        /** It belongs to the subscription no more. */
        RELEASED;

        /** The name in the ledger, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What a part of a subscription asks Edges for.
     *
     * @param launchName the name at Edges
     * @param identity as declared
     * @param identityUid null while it is not known
     * @param inputsHash of the inputs with their custom data, in any order
     * @param parameters a JSON object
     * @param cron null for a run
     * @param timezone null for a run
     */
    public record Terms(
            String launchName,
            String action,
            String identity,
            String identityUid,
            String inputsHash,
            int inputCount,
            String parameters,
            String cron,
            String timezone) {

        public Terms withIdentityUid(String uid) {
            return new Terms(launchName, action, identity, uid, inputsHash, inputCount, parameters, cron, timezone);
        }

        /** Whether both name the same identity, as far as that can be told without asking Edges. */
        public boolean sameIdentity(Terms other) {
            return identity.equals(other.identity)
                    || identityUid != null
                            && (identityUid.equals(other.identity) || Objects.equals(identityUid, other.identityUid));
        }
    }

    /** @return the same once its uid is known */
    public SubscriptionPart withUid(String known) {
        return new SubscriptionPart(
                generation, part, State.STARTED, intentKey, known, scheduled, terms, status, nextExecutionAt, null);
    }

    /** Whether it is in force, or about to be. */
    public boolean open() {
        return state == State.STARTING || state == State.STARTED || state == State.REFUSED;
    }
}
