package org.edgesroutes.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleChange;

/** The calls to Edges about schedules ({@code docs/edges-api.md}, "Schedules"). Safe for many threads. */
public final class EdgesSchedules {

    private static final int PAGE = 100;

    /** A list that never ends is a fault of the other side. */
    private static final int MOST_PAGES = 1000;

    private final EdgesCalls calls;

    public EdgesSchedules(ApiClient client) {
        this.calls = new EdgesCalls(client);
    }

    /**
     * Lists all schedules, page by page until a page brings no new uid.
     *
     * @param action only those of this action; null for all
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public List<Schedule> list(String action) {
        String filter = action == null ? "" : "action_name=" + EdgesCalls.requireAction(action) + "&";
        List<Schedule> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int rows = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Schedule> next = ScheduleJson.list(
                            calls.json("/schedules", "%slimit=%d&offset=%d".formatted(filter, PAGE, rows)))
                    .orElseThrow(() -> EdgesCalls.unexpected("GET /schedules", "no list of schedules"));
            rows += next.size();
            List<Schedule> unseen =
                    next.stream().filter(one -> seen.add(one.uid())).toList();
            if (unseen.isEmpty()) {
                return all.stream()
                        .filter(one -> action == null || one.action() == null || action.equals(one.action()))
                        .toList();
            }
            all.addAll(unseen);
        }
        throw EdgesCalls.unexpected("GET /schedules", "a list of more than %d pages".formatted(MOST_PAGES));
    }

    /**
     * Asks for one schedule.
     *
     * @return empty when Edges does not know it
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public Optional<Schedule> schedule(String uid) {
        String path = "/schedules/" + EdgesCalls.requireUid(uid);
        return calls.find(path, "")
                .map(answer -> ScheduleJson.schedule(answer)
                        .orElseThrow(() -> EdgesCalls.unexpected("GET " + path, "no schedule")));
    }

    /**
     * Changes a schedule. A schedule that has the wanted status already counts as changed: the answer of an earlier
     * request may have been lost.
     *
     * @return the schedule as it is afterwards
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public Schedule change(String uid, ScheduleChange change) {
        return change(uid, change, () -> true);
    }

    /**
     * Changes a schedule in the same way.
     *
     * @param wanted asked right before each request leaves, after all waiting; false keeps it from leaving
     */
    public Schedule change(String uid, ScheduleChange change, BooleanSupplier wanted) {
        String path = "/schedules/" + EdgesCalls.requireUid(uid) + "/" + change.path();
        try {
            Optional<Schedule> answer = ScheduleJson.schedule(EdgesCalls.json(calls.post(path, "", null, wanted)))
                    .filter(schedule -> schedule.is(change.result()));
            return answer.or(() -> changed(uid, change))
                    .orElseThrow(() -> EdgesCalls.unexpected("POST " + path, "a schedule that is unchanged"));
        } catch (EdgesApiException failure) {
            Optional<Schedule> changed = failure.refused() ? changed(uid, change) : Optional.empty();
            return changed.orElseThrow(() -> failure);
        }
    }

    private Optional<Schedule> changed(String uid, ScheduleChange change) {
        return schedule(uid).filter(schedule -> schedule.is(change.result()));
    }
}
