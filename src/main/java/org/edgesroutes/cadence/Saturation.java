package org.edgesroutes.cadence;

import java.time.Duration;
import java.time.Instant;

/**
 * An iteration that brought as many records as it could: older ones are probably lost, for good
 * ({@code docs/edges-api.md}, "Continue").
 *
 * @param action null when it is not known
 * @param from null for the first iteration of a run; then the three below are null as well
 * @param estimatedLost records, at least 1
 * @param suggestedEvery in whole minutes, at least one; would have avoided it with this cap
 * @param suggestedMaxResults would have avoided it with this window
 * @param burst the week before does not explain it, so the estimate is a guess: as many lost as received
 */
public record Saturation(
        String runUid,
        String action,
        Instant from,
        Instant to,
        ResultLimit cap,
        int received,
        Long estimatedLost,
        Duration suggestedEvery,
        Long suggestedMaxResults,
        boolean burst) {

    /** @return all of it for a log or a report */
    public String sentence() {
        String filled = "Run %s (%s) brought %d records ".formatted(runUid, action, received);
        String cause = cap.given()
                ? " and max_results is %d".formatted(cap.records())
                : " and no iteration of that action ever brought more";
        if (from == null) {
            return filled + "in its first iteration" + cause
                    + ": older ones were not fetched, how many is unknown."
                    + " Launch it with a larger max_results where they matter.";
        }
        return filled + "between " + HumanFormat.of(from) + " and " + HumanFormat.of(to) + cause
                + ": about %d more are probably lost (%s).".formatted(estimatedLost, basis())
                + " edges.continue.every=%s would have avoided it, or a launch with max_results %d."
                        .formatted(suggestedEvery, suggestedMaxResults);
    }

    private String basis() {
        return burst
                ? "a guess, as many as were received: the week before does not explain it"
                : "going by the fastest iteration of the week before";
    }
}
