package org.edgesroutes.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.EdgesIdentities;
import org.edgesroutes.api.EdgesSchedules;
import org.edgesroutes.api.ListedRun;
import org.edgesroutes.api.ResultPage;
import org.edgesroutes.launches.IdentityCheck;
import org.edgesroutes.model.Schedule;

/**
 * What Edges has, asked for when it is needed first and once: identities, and runs and schedules by action. Its methods
 * throw {@link EdgesApiException} when Edges cannot be asked. For one tick and one thread.
 */
final class EdgesView {

    private static final int LIMIT = 100;

    /** More runs of an action than this are not looked through. */
    private static final int MOST_PAGES = 20;

    private final EdgesApi api;
    private final EdgesSchedules schedulesApi;
    private final EdgesIdentities identitiesApi;
    private final Map<String, List<ListedRun>> runs = new HashMap<>();
    private final Map<String, List<Schedule>> schedules = new HashMap<>();
    private final Map<String, Optional<Schedule>> single = new HashMap<>();
    private final Map<String, InputSet> inputs;
    private IdentityCheck identities;

    /** @param inputs of runs, which never change: kept from one tick to the next */
    EdgesView(EdgesApi api, EdgesSchedules schedulesApi, EdgesIdentities identitiesApi, Map<String, InputSet> inputs) {
        this.inputs = inputs;
        this.api = api;
        this.schedulesApi = schedulesApi;
        this.identitiesApi = identitiesApi;
    }

    IdentityCheck identities() {
        if (identities == null) {
            identities = new IdentityCheck(identitiesApi.list());
        }
        return identities;
    }

    /** The runs of an action, the newest first. */
    List<ListedRun> runs(String action) {
        return runs.computeIfAbsent(action, this::listRuns);
    }

    private List<ListedRun> listRuns(String action) {
        List<ListedRun> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<ListedRun> rows = api.runsOf(action, LIMIT, page * LIMIT).stream()
                    .filter(one -> seen.add(one.run().uid()))
                    .toList();
            if (rows.isEmpty()) {
                break;
            }
            all.addAll(rows);
        }
        return all;
    }

    List<Schedule> schedules(String action) {
        return schedules.computeIfAbsent(action, schedulesApi::list);
    }

    /** A schedule with all that Edges gives back of it; empty for one that Edges does not know. */
    Optional<Schedule> schedule(String uid) {
        return single.computeIfAbsent(uid, schedulesApi::schedule);
    }

    /** @return empty where Edges does not give them back */
    Optional<InputSet> inputs(String runUid) {
        if (!inputs.containsKey(runUid)) {
            readInputs(runUid).ifPresent(read -> inputs.put(runUid, read));
        }
        return Optional.ofNullable(inputs.get(runUid));
    }

    private Optional<InputSet> readInputs(String runUid) {
        try {
            List<JsonNode> rows = new ArrayList<>();
            String cursor = null;
            do {
                ResultPage page = api.inputs(runUid, cursor, LIMIT);
                page.rows().forEach(rows::add);
                cursor = page.next();
            } while (cursor != null && rows.size() <= LIMIT);
            return rows.isEmpty() ? Optional.empty() : Optional.of(InputSet.ofNodes(rows));
        } catch (EdgesApiException failure) {
            if (failure.refused()) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
