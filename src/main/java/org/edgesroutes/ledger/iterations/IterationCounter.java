package org.edgesroutes.ledger.iterations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.model.CallbackContents;
import org.edgesroutes.model.Change;
import org.edgesroutes.model.IterationCounts;

/** Reads what an iteration brought, for {@link CallbackContents} to count. */
public final class IterationCounter {

    private static final ObjectMapper JSON = new ObjectMapper();

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

    private IterationCounter() {}

    private static CallbackContents contents(ResultSet row) throws SQLException {
        List<String> contents = new ArrayList<>();
        int fresh = 0;
        for (JsonNode state : states(row.getString("record_states"))) {
            contents.add(state.path(1).asText() + " " + state.path(2).asText());
            fresh += state.path(0).asText().equals(Change.REPEATED.word()) ? 0 : 1;
        }
        return new CallbackContents(row.getString("status"), contents, fresh, row.getString("variant_of") != null);
    }

    private static JsonNode states(String json) throws SQLException {
        try {
            return JSON.readTree(json == null ? "[]" : json);
        } catch (JsonProcessingException broken) {
            throw new SQLException("record_states is not JSON", broken);
        }
    }

    public static IterationCounts of(Transaction tx, String uid, int iteration, int walk) throws SQLException {
        List<CallbackContents> callbacks = tx.list(
                "SELECT status, record_states, variant_of FROM edges_callback"
                        + " WHERE run_uid = ? AND iteration = ? AND record_count > 0 AND origin = 'callback'",
                IterationCounter::contents,
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
                                CallbackContents.count(callbacks, iteration),
                                row.getInt("fresh"),
                                row.getInt("of_walk"),
                                waiting),
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
}
