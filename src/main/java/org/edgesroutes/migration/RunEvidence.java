package org.edgesroutes.migration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.ListedRun;

/**
 * What the latest runs of an action tell about their schedules: Edges gives back the parameters of a run, and not those
 * of a schedule. One request for each action.
 */
final class RunEvidence {

    private static final int LATEST = 100;

    private final EdgesApi api;
    private final Map<String, List<ListedRun>> byAction = new HashMap<>();

    RunEvidence(EdgesApi api) {
        this.api = api;
    }

    /** @return the latest run of a schedule among the latest ones of its action */
    Optional<ListedRun> latest(String action, String scheduleUid) {
        return byAction.computeIfAbsent(action, one -> api.runsOf(one, LATEST, 0)).stream()
                .filter(listed -> scheduleUid.equals(listed.run().scheduledRunUid()))
                .findFirst();
    }
}
