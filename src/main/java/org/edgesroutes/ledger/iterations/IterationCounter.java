package org.edgesroutes.ledger.iterations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.model.Change;
import org.edgesroutes.model.IterationCounts;

/** Counts what an iteration brought. In doubt it counts too little, which costs requests and loses nothing. */
public final class IterationCounter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> THE_END = Set.of("SUCCEEDED", "PARTIAL_SUCCEEDED", "FAILED", "BLOCKED", "STOPPED");

    /**
     * Counted by the database, since there may be hundreds of pages and each new one asks again. Within a text the
     * quotation marks would have a backslash before them.
     */
    private static final String OUTPUTS = """
            SELECT coalesce(sum(record_count - (length(record_states)
                       - length(replace(record_states, '["repeated"', ''))) / length('["repeated"')), 0) AS fresh,
                   coalesce(sum(CASE WHEN substr(callback_ref_uid, 1, length(?)) = ? THEN record_count END), 0) AS of_walk
            FROM edges_callback
            WHERE run_uid = ? AND iteration = ? AND record_count > 0 AND origin = 'outputs'""";

    private record Page(String status, List<String> contents, int fresh, boolean variant) {

        public static Page of(ResultSet row) throws SQLException {
            List<String> contents = new ArrayList<>();
            int fresh = 0;
            for (JsonNode state : states(row.getString("record_states"))) {
                contents.add(state.path(1).asText() + " " + state.path(2).asText());
                fresh += state.path(0).asText().equals(Change.REPEATED.word()) ? 0 : 1;
            }
            return new Page(row.getString("status"), contents, fresh, row.getString("variant_of") != null);
        }

        private static JsonNode states(String json) throws SQLException {
            try {
                return JSON.readTree(json == null ? "[]" : json);
            } catch (JsonProcessingException broken) {
                throw new SQLException("record_states is not JSON", broken);
            }
        }
    }

    private IterationCounter() {}

    public static IterationCounts of(Transaction tx, String uid, int iteration, int walk) throws SQLException {
        List<Page> callbacks = tx.list(
                "SELECT status, record_states, variant_of FROM edges_callback"
                        + " WHERE run_uid = ? AND iteration = ? AND record_count > 0 AND origin = 'callback'",
                Page::of,
                uid,
                iteration);
        int waiting = tx.first(
                        "SELECT count(*) FROM edges_callback WHERE run_uid = ? AND keyed_at IS NULL",
                        row -> row.getInt(1),
                        uid)
                .orElse(0);
        String ofThisWalk = reference(uid, iteration, walk);
        return tx.first(
                        OUTPUTS,
                        row -> new IterationCounts(
                                received(callbacks, iteration), row.getInt("fresh"), row.getInt("of_walk"), waiting),
                        ofThisWalk,
                        ofThisWalk,
                        uid,
                        iteration)
                .orElseThrow();
    }

    /** What the references of the pages of one walk through the outputs begin with. */
    static String reference(String uid, int iteration, int walk) {
        return "outputs:%s:%d:%d:".formatted(uid, iteration, walk);
    }

    /**
     * Callbacks of the same content are one that was replayed. The callback that announces the end may hold records
     * that others hold too ({@code docs/edges-api.md}, "Streaming and final callbacks"). One that came again with
     * another body is not counted: nobody can tell which of its records Edges counts. In a later iteration a callback
     * without anything new may be a late one of the iteration before, which was complete.
     */
    private static int received(List<Page> pages, int iteration) {
        Map<String, Integer> times = new HashMap<>();
        Set<List<String>> counted = new HashSet<>();
        List<Page> ends = new ArrayList<>();
        for (Page page : pages) {
            boolean counts = !page.variant && (iteration == 1 || page.fresh > 0);
            if (counts && counted.add(page.contents)) {
                if (page.status != null && THE_END.contains(page.status)) {
                    ends.add(page);
                } else {
                    page.contents.forEach(content -> times.merge(content, 1, Integer::sum));
                }
            }
        }
        for (Page end : ends) {
            Map<String, Integer> inside = new HashMap<>();
            end.contents.forEach(content -> inside.merge(content, 1, Integer::sum));
            inside.forEach((content, number) -> times.merge(content, number, Math::max));
        }
        return times.values().stream().mapToInt(Integer::intValue).sum();
    }
}
