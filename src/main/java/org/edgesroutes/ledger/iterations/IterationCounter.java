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

    private static final String OF_WALK = """
            SELECT coalesce(sum(record_count), 0) FROM edges_callback
            WHERE run_uid = ? AND iteration = ? AND record_count > 0 AND origin = 'outputs'
                AND substr(callback_ref_uid, 1, length(?)) = ?""";

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
        int rows = tx.first(OF_WALK, row -> row.getInt(1), uid, iteration, ofThisWalk, ofThisWalk)
                .orElseThrow();
        return new IterationCounts(
                CallbackContents.count(callbacks, iteration), FetchedRecords.count(tx, uid, iteration), rows, waiting);
    }

    /** What the references of the pages of one walk through the outputs begin with. */
    static String reference(String uid, int iteration, int walk) {
        return "outputs:%s:%d:%d:".formatted(uid, iteration, walk);
    }
}
