package org.edgesroutes.ledger;

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

/** Counts what an iteration brought. In doubt it counts too little, which costs requests and loses nothing. */
final class Tallies {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> THE_END = Set.of("SUCCEEDED", "PARTIAL_SUCCEEDED", "FAILED", "BLOCKED", "STOPPED");

    private record Page(
            String origin, String status, int records, List<String> contents, int fresh, String ref, boolean variant) {

        static Page of(ResultSet row) throws SQLException {
            List<String> contents = new ArrayList<>();
            int fresh = 0;
            for (JsonNode state : states(row.getString("record_states"))) {
                contents.add(state.path(1).asText() + " " + state.path(2).asText());
                fresh += state.path(0).asText().equals(Change.REPEATED.word()) ? 0 : 1;
            }
            return new Page(
                    row.getString("origin"),
                    row.getString("status"),
                    row.getInt("record_count"),
                    contents,
                    fresh,
                    row.getString("callback_ref_uid"),
                    row.getString("variant_of") != null);
        }

        private static JsonNode states(String json) throws SQLException {
            try {
                return JSON.readTree(json == null ? "[]" : json);
            } catch (JsonProcessingException broken) {
                throw new SQLException("record_states is not JSON", broken);
            }
        }
    }

    private Tallies() {}

    static Tally of(Tx tx, String uid, int iteration, int walk) throws SQLException {
        List<Page> pages = tx.list(
                "SELECT origin, status, record_count, record_states, callback_ref_uid, variant_of FROM edges_callback"
                        + " WHERE run_uid = ? AND iteration = ? AND record_count > 0",
                Page::of,
                uid,
                iteration);
        String ofThisWalk = reference(uid, iteration, walk);
        List<Page> outputs =
                pages.stream().filter(page -> page.origin.equals("outputs")).toList();
        int waiting = tx.first(
                        "SELECT count(*) FROM edges_callback WHERE run_uid = ? AND keyed_at IS NULL",
                        row -> row.getInt(1),
                        uid)
                .orElse(0);
        return new Tally(
                received(pages, iteration),
                outputs.stream().mapToInt(Page::fresh).sum(),
                outputs.stream()
                        .filter(page -> page.ref.startsWith(ofThisWalk))
                        .mapToInt(Page::records)
                        .sum(),
                waiting);
    }

    /** What the references of the pages of one walk through the outputs begin with. */
    static String reference(String uid, int iteration, int walk) {
        return "outputs:%s:%d:%d:".formatted(uid, iteration, walk);
    }

    /**
     * Callbacks of the same content are one that was replayed. The callback that announces the end may hold records
     * that others hold too (facts section 3.3). One that came again with another body is not counted: nobody can tell
     * which of its records Edges counts. In a later iteration a callback without anything new may be a late one of the
     * iteration before, which was complete.
     */
    private static int received(List<Page> pages, int iteration) {
        Map<String, Integer> times = new HashMap<>();
        Set<List<String>> counted = new HashSet<>();
        List<Page> ends = new ArrayList<>();
        for (Page page : pages) {
            boolean counts = page.origin.equals("callback") && !page.variant && (iteration == 1 || page.fresh > 0);
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
