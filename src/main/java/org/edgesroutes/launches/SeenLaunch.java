package org.edgesroutes.launches;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.edgesroutes.api.ListedRun;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.Schedule;

/**
 * A run or a schedule at Edges that may be the result of an intent. Null is what Edges does not give back.
 *
 * @param isNew whether it is known not to have been there before the intent
 * @param inputs read only where the rest does not tell
 */
record SeenLaunch(
        String uid,
        String name,
        String status,
        Instant createdAt,
        boolean isNew,
        String callbackUrl,
        String cron,
        String timezone,
        List<String> identityUids,
        Supplier<SeenInputs> inputs) {

    static SeenLaunch of(ListedRun listed, Supplier<SeenInputs> inputs) {
        Run run = listed.run();
        return new SeenLaunch(
                run.uid(),
                run.name(),
                run.status(),
                run.createdAt(),
                run.createdAt() != null,
                listed.callbackUrl(),
                null,
                null,
                null,
                once(inputs));
    }

    /** @param schedule that was not in the list before the intent */
    static SeenLaunch of(Schedule schedule) {
        return new SeenLaunch(
                schedule.uid(),
                schedule.name(),
                schedule.status(),
                schedule.createdAt(),
                true,
                schedule.callbackUrl(),
                schedule.cron(),
                schedule.timezone(),
                schedule.identityUids(),
                () -> inputs(schedule));
    }

    private static SeenInputs inputs(Schedule schedule) {
        if (schedule.inputs() == null) {
            return SeenInputs.unknown();
        }
        List<JsonNode> rows = new ArrayList<>();
        LaunchJson.tree(schedule.inputs()).forEach(rows::add);
        return new SeenInputs(rows, false, true);
    }

    private static Supplier<SeenInputs> once(Supplier<SeenInputs> inputs) {
        List<SeenInputs> read = new ArrayList<>(1);
        return () -> {
            if (read.isEmpty()) {
                read.add(inputs.get());
            }
            return read.get(0);
        };
    }

    LaunchResult.Candidate candidate(String reason) {
        return new LaunchResult.Candidate(uid, name, status, createdAt, reason);
    }

    /** @return false where Edges does not say when it was created */
    boolean isOlderThan(Instant at) {
        return createdAt != null && createdAt.isBefore(at);
    }

    /** @return empty where Edges does not give it back */
    Optional<Instant> created() {
        return Optional.ofNullable(createdAt);
    }
}
