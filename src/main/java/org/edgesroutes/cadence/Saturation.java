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
 * @param scheduleUid the schedule that started the run; null when none did
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
        boolean burst,
        String scheduleUid) {

    /** @return the same, of a run that a schedule started; null where none did */
    public Saturation ofSchedule(String uid) {
        return new Saturation(
                runUid,
                action,
                from,
                to,
                cap,
                received,
                estimatedLost,
                suggestedEvery,
                suggestedMaxResults,
                burst,
                uid);
    }

    /** @return all of it for a log or a report */
    public String sentence() {
        String filled = "Run %s (%s)%s brought %d records "
                .formatted(runUid, action, scheduleUid == null ? "" : " of schedule " + scheduleUid, received);
        String cause = cap.given()
                ? " and max_results is %d".formatted(cap.records())
                : " and no iteration of that action ever brought more";
        if (from == null) {
            return filled
                    + (scheduleUid == null ? "in its first iteration" : "as the first one of its schedule")
                    + cause
                    + ": older ones were not fetched, how many is unknown."
                    + (scheduleUid == null ? " Launch it" : " Create the schedule")
                    + " with a larger max_results where they matter.";
        }
        return filled + "between " + HumanFormat.of(from) + " and " + HumanFormat.of(to) + cause
                + ": about %d more are probably lost (%s). ".formatted(estimatedLost, basis())
                + remedy();
    }

    private String remedy() {
        return scheduleUid == null
                ? "edges.continue.every=%s would have avoided it, or a launch with max_results %d."
                        .formatted(suggestedEvery, suggestedMaxResults)
                : "A schedule that runs every %s would have avoided it, or one with max_results %d."
                        .formatted(HumanFormat.of(suggestedEvery), suggestedMaxResults);
    }

    private String basis() {
        return burst
                ? "a guess, as many as were received: the week before does not explain it"
                : "going by the fastest iteration of the week before";
    }
}
