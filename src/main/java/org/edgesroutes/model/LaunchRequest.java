package org.edgesroutes.model;

import java.time.Instant;
import java.util.List;

/**
 * What is asked for when a run is launched or a schedule is created ({@code docs/edges-api.md}, "Launches"). It holds
 * no secret: the header of the callback is added right before the request leaves.
 *
 * @param action such as {@code linkedin-extract-connections}
 * @param name at most 255 characters; null for none
 * @param inputs JSON objects, each with its {@code custom_data} where it has some; at least one
 * @param parameters a JSON object with {@code sync_mode}, {@code max_results} and what the action takes
 * @param identityUids empty for the choice of Edges
 * @param identityMode {@code direct}, {@code auto} or {@code managed}; null for the default of Edges
 * @param callbackUrl null where the results are read from the outputs
 * @param cron five fields; null for a single execution
 * @param timezone an IANA zone; null for UTC
 * @param scheduleAt the first execution, or the only one; null for now or for the next time of {@code cron}
 */
public record LaunchRequest(
        String action,
        String name,
        List<String> inputs,
        String parameters,
        List<String> identityUids,
        String identityMode,
        String callbackUrl,
        String cron,
        String timezone,
        Instant scheduleAt) {

    public LaunchRequest {
        inputs = List.copyOf(inputs);
        identityUids = List.copyOf(identityUids);
    }

    /** Whether Edges makes a schedule of it, instead of a run. */
    public boolean isSchedule() {
        return cron != null || scheduleAt != null;
    }
}
