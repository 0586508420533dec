package org.edgesroutes.ledger.runs;

import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.ledger.Transaction;

/**
 * Which runs are meant; what is null does not matter.
 *
 * @param schedule the beginning of the uid of their schedule
 * @param due whether only those whose time to be continued has come
 * @param ofEachSchedule so many of each schedule, those that changed last
 */
public record RunFilter(String status, String action, String schedule, boolean due, Integer ofEachSchedule) {

    private static final String LATEST = """
            (scheduled_run_uid IS NULL OR run_id IN (
                SELECT run_id FROM (
                    SELECT run_id, row_number() OVER (PARTITION BY scheduled_run_uid
                        ORDER BY coalesce(edges_updated_at, seen_at) DESC, run_id DESC) AS place
                    FROM edges_run WHERE scheduled_run_uid IS NOT NULL)
                WHERE place <= ?))""";

    /** @return the condition with its parameters, for rows of {@code edges_run} */
    String where(Transaction tx, List<Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (status != null) {
            conditions.add("status = ?");
            parameters.add(status);
        }
        if (action != null) {
            conditions.add("action = ?");
            parameters.add(action);
        }
        if (schedule != null) {
            conditions.add("scheduled_run_uid >= ? AND scheduled_run_uid < ?");
            parameters.add(schedule);
            parameters.add(schedule + RunQueries.BEHIND_ALL);
        }
        if (due) {
            conditions.add("next_continue_at <= ?");
            parameters.add(tx.now());
        }
        if (ofEachSchedule != null) {
            conditions.add(LATEST);
            parameters.add(ofEachSchedule);
        }
        return String.join(" AND ", conditions);
    }
}
