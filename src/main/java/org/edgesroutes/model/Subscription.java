package org.edgesroutes.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A declaration of what is to be kept in sync, valid in itself ({@code docs/subscriptions.md}).
 *
 * @param name unique among the declared ones
 * @param identity the uid or the exact name of an identity
 * @param inputs JSON objects, each with its {@code custom_data} where it has some; at least one
 * @param parameters a JSON object with {@code sync_mode}, {@code max_results} and what the action takes
 * @param cron five fields; null for a run that is continued
 * @param timezone an IANA zone; null for a run that is continued
 * @param startAt the first execution of a schedule; null for the next time of the cron
 * @param enabled whether it is started and compared
 * @param renamedFrom its earlier name; null for none
 */
public record Subscription(
        String name,
        String action,
        String identity,
        List<String> inputs,
        String parameters,
        int maxResults,
        String cron,
        String timezone,
        Instant startAt,
        boolean enabled,
        String renamedFrom) {

    /** The most inputs of a schedule, and of a launch as Edges advises ({@code docs/edges-api.md}, "Launches"). */
    public static final int INPUTS_PER_PART = 100;

    public Subscription {
        inputs = List.copyOf(inputs);
    }

    /** Whether Edges executes it by a schedule; otherwise a run is continued. */
    public boolean scheduled() {
        return cron != null;
    }

    /** How many runs or schedules it takes. */
    public int parts() {
        return (inputs.size() + INPUTS_PER_PART - 1) / INPUTS_PER_PART;
    }

    /**
     * The inputs of each part, in the order of the parts.
     *
     * @return at least one list
     */
    public List<List<String>> inputsByPart() {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < inputs.size(); from += INPUTS_PER_PART) {
            parts.add(inputs.subList(from, Math.min(inputs.size(), from + INPUTS_PER_PART)));
        }
        return parts;
    }

    /** @param part counted from 1; @return the name that its run or schedule gets at Edges */
    public String launchName(int part) {
        return parts() == 1 ? name : "%s (%d of %d)".formatted(name, part, parts());
    }
}
