package org.edgesroutes.ledger.callbacks;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Origin;
import org.edgesroutes.model.Change;
import org.edgesroutes.model.KeyedRecord;

/** Compares records with what was seen under their keys before. One statement reads and one writes all of them. */
final class ChangeDetector {

    private static final String SEEN = """
            SELECT s.record_key, s.input_hash, s.content_hash
            FROM (SELECT DISTINCT value AS record_key FROM json_each(?)) k
                 CROSS JOIN edges_record_state s ON s.run_id = ? AND s.record_key = k.record_key
            ORDER BY s.callback_id, s.record_index""";

    private static final String REMEMBER = """
            INSERT INTO edges_record_state (run_id, record_key, input_hash, content_hash, callback_id, record_index)
            SELECT ?, value ->> 1, ?, value ->> 2, ?, key FROM json_each(?) WHERE true
            ON CONFLICT (run_id, record_key, input_hash, content_hash)
            DO %s""";

    /** The one that came last is the last state, also when its content is an old one come back. */
    private static final String REMEMBER_LAST =
            REMEMBER.formatted("UPDATE SET callback_id = excluded.callback_id, record_index = excluded.record_index");

    /** A page of outputs may hold old versions: what it repeats is not newer for that. */
    private static final String REMEMBER_NEW = REMEMBER.formatted("NOTHING");

    /** Stands for the input that a record from outputs does not name. */
    private static final String FROM_OUTPUTS = "*";

    private final long runId;
    private final Origin origin;
    private final String inputHash;

    ChangeDetector(long runId, Origin origin, String inputHash) {
        this.runId = runId;
        this.origin = origin;
        this.inputHash = origin == Origin.OUTPUTS ? FROM_OUTPUTS : inputHash;
    }

    /** What is known under one key of one run. */
    private static final class Known {
        final Map<String, String> lastByInput = new HashMap<>();
        final Map<String, Set<String>> contentsByInput = new HashMap<>();
        final Set<String> contents = new HashSet<>();

        void see(String input, String content) {
            lastByInput.put(input, content);
            contentsByInput.computeIfAbsent(input, any -> new HashSet<>()).add(content);
            contents.add(content);
        }

        boolean knows(String input, String content) {
            return contentsByInput.getOrDefault(input, Set.of()).contains(content);
        }
    }

    /** @return one change for each record; a record may repeat one before it in the same list */
    List<Change> compare(Transaction tx, List<KeyedRecord> records) throws SQLException {
        Map<String, Known> seen = new HashMap<>();
        for (String[] state : tx.list(
                SEEN,
                row -> new String[] {row.getString(1), row.getString(2), row.getString(3)},
                keys(records),
                runId)) {
            seen.computeIfAbsent(state[0], key -> new Known()).see(state[1], state[2]);
        }
        List<Change> changes = new ArrayList<>(records.size());
        for (KeyedRecord record : records) {
            Known known = seen.computeIfAbsent(record.key(), key -> new Known());
            changes.add(change(known, record.contentHash()));
            known.see(inputHash, record.contentHash());
        }
        return changes;
    }

    private Change change(Known known, String content) {
        if (origin == Origin.OUTPUTS) {
            if (known.contents.isEmpty()) {
                return Change.CREATED;
            }
            return known.contents.contains(content) ? Change.REPEATED : Change.UPDATED;
        }
        // a callback that comes after the outputs were fetched brings what is there already
        if (known.knows(FROM_OUTPUTS, content) && !known.knows(inputHash, content)) {
            return Change.REPEATED;
        }
        String last = known.lastByInput.get(inputHash);
        if (last == null) {
            return known.lastByInput.containsKey(FROM_OUTPUTS) ? Change.UPDATED : Change.CREATED;
        }
        return last.equals(content) ? Change.REPEATED : Change.UPDATED;
    }

    void remember(Transaction tx, long callbackId, String states) throws SQLException {
        tx.update(origin == Origin.OUTPUTS ? REMEMBER_NEW : REMEMBER_LAST, runId, inputHash, callbackId, states);
    }

    /** @return the column {@code record_states}: per record its change, key and content hash */
    static String json(List<KeyedRecord> records, List<Change> changes) {
        StringBuilder json = new StringBuilder(records.size() * 90 + 2).append('[');
        for (int i = 0; i < records.size(); i++) {
            KeyedRecord record = records.get(i);
            json.append(i == 0 ? "[\"" : ",[\"").append(changes.get(i).word()).append("\",");
            quote(record.key(), json);
            json.append(",\"").append(record.contentHash()).append("\"]");
        }
        return json.append(']').toString();
    }

    private static String keys(List<KeyedRecord> records) {
        StringBuilder json = new StringBuilder(records.size() * 50 + 2).append('[');
        for (int i = 0; i < records.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            quote(records.get(i).key(), json);
        }
        return json.append(']').toString();
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }
}
