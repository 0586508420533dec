package org.edgesroutes.launches;

import java.util.List;
import java.util.stream.Stream;
import org.edgesroutes.model.LaunchRequest;

/**
 * Tells whether a run or schedule may be the result of a launch: by name, address of the callback and inputs, as far as
 * Edges gives them back, and by the times and identities of a schedule.
 *
 * @param names whether Edges gives back the names of runs
 * @param callbacks whether Edges gives back the addresses of callbacks
 */
record IntentMatcher(boolean names, boolean callbacks) {

    /** How well a run or schedule fits a launch. */
    enum Match {
        /** The inputs are given back, and all that is given back is equal. */
        INPUTS,
        /** The inputs are not given back, but its name or callback is, and is equal. */
        LABELS,
        /** Its name or callback is equal, but its inputs differ. */
        CONTRADICTORY,
        /** Nothing that tells is given back, or whether it is new is unknown. */
        UNKNOWN,
        /** Something else started it. */
        NONE
    }

    static IntentMatcher of(List<SeenLaunch> listed) {
        return new IntentMatcher(
                listed.stream().anyMatch(one -> one.name() != null),
                listed.stream().anyMatch(one -> one.callbackUrl() != null));
    }

    Match match(LaunchRequest wanted, SeenLaunch seen) {
        List<Evidence> labels = List.of(
                Evidence.of(wanted.name(), seen.name(), names),
                wanted.callbackUrl() == null && seen.callbackUrl() != null
                        ? Evidence.DIFFERENT
                        : Evidence.of(wanted.callbackUrl(), seen.callbackUrl(), callbacks));
        if (Stream.concat(labels.stream(), terms(wanted, seen)).anyMatch(Evidence.DIFFERENT::equals)) {
            return Match.NONE;
        }
        boolean labelled = labels.contains(Evidence.EQUAL);
        return switch (seen.inputs().get().compare(wanted.inputs())) {
            case EQUAL -> seen.isNew() ? Match.INPUTS : Match.UNKNOWN;
            case UNKNOWN -> labelled && seen.isNew() ? Match.LABELS : Match.UNKNOWN;
            case DIFFERENT -> labelled ? Match.CONTRADICTORY : Match.NONE;
        };
    }

    private static Stream<Evidence> terms(LaunchRequest wanted, SeenLaunch seen) {
        String zone = wanted.timezone() == null ? "UTC" : wanted.timezone();
        boolean identities = seen.identityUids() == null
                || wanted.identityUids().isEmpty()
                || wanted.identityUids().equals(seen.identityUids());
        return Stream.of(
                Evidence.of(wanted.cron(), seen.cron(), false),
                Evidence.of(zone, seen.timezone(), false),
                identities ? Evidence.UNKNOWN : Evidence.DIFFERENT);
    }
}
