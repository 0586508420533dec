package org.edgesroutes.ledger.callbacks;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Origin;
import org.edgesroutes.model.Change;
import org.edgesroutes.model.KeyedRecord;
import org.edgesroutes.model.RecordArrival;
import org.edgesroutes.model.RecordHistory;

/** Reads and writes the {@link RecordHistory} of each record in a callback, all of them with one statement. */
final class ChangeDetector {

    private static final String SEEN = """
            SELECT s.record_key, s.input_hash, s.content_hash, s.callback_id, s.record_index
            FROM (SELECT DISTINCT value AS record_key FROM json_each(?)) k
                 CROSS JOIN edges_record_state s ON s.run_id = ? AND s.record_key = k.record_key
            ORDER BY s.callback_id, s.record_index""";

    private static final String REMEMBER = """
            INSERT INTO edges_record_state (run_id, record_key, input_hash, content_hash, callback_id, record_index)
            SELECT ?, value ->> 1, ?, value ->> 2, ?, key FROM json_each(?) WHERE value ->> 0 %s 'repeated'
            ON CONFLICT (run_id, record_key, input_hash, content_hash)
            DO %s""";

    /** What a record says anew is the last state, also when it is an earlier content come back. */
    private static final String REMEMBER_NEW = REMEMBER.formatted(
            "<>", "UPDATE SET callback_id = excluded.callback_id, record_index = excluded.record_index");

    /** What a record repeats is not newer for that. */
    private static final String REMEMBER_REPEATED = REMEMBER.formatted("=", "NOTHING");

    private final Place place;
    private final String input;

    /**
     * Where a callback belongs.
     *
     * @param source within which keys are compared
     * @param iteration of its run
     */
    record Place(long source, String runUid, int iteration) {}

    ChangeDetector(Place place, Origin origin, String inputHash) {
        this.place = place;
        this.input = origin == Origin.OUTPUTS ? RecordHistory.FROM_OUTPUTS : inputHash;
    }

    /** @return one change for each record; a record may repeat one before it in the same list */
    List<Change> compare(Transaction tx, List<KeyedRecord> records) throws SQLException {
        Map<String, RecordHistory> histories = histories(tx, records);
        OutputOrder order = order(tx, records, histories);
        List<Change> changes = new ArrayList<>(records.size());
        for (KeyedRecord record : records) {
            RecordArrival arrival = new RecordArrival(null, changes.size());
            changes.add(histories
                    .computeIfAbsent(record.key(), key -> new RecordHistory())
                    .next(input, record.contentHash(), arrival, last -> order.isNewer(record, last)));
        }
        return changes;
    }

    private Map<String, RecordHistory> histories(Transaction tx, List<KeyedRecord> records) throws SQLException {
        Map<String, RecordHistory> histories = new HashMap<>();
        tx.list(
                SEEN,
                row -> {
                    RecordHistory history = histories.computeIfAbsent(row.getString(1), key -> new RecordHistory());
                    history.add(row.getString(2), row.getString(3), new RecordArrival(row.getLong(4), row.getInt(5)));
                    return history;
                },
                keys(records),
                place.source);
        return histories;
    }

    private OutputOrder order(Transaction tx, List<KeyedRecord> records, Map<String, RecordHistory> histories)
            throws SQLException {
        Set<RecordArrival> doubtful = new HashSet<>();
        if (input.equals(RecordHistory.FROM_OUTPUTS)) {
            records.forEach(record -> Optional.ofNullable(histories.get(record.key()))
                    .flatMap(history -> history.doubtful(record.contentHash()))
                    .ifPresent(doubtful::add));
        }
        return new OutputOrder(tx, place, records, doubtful);
    }

    void remember(Transaction tx, long callbackId, String states) throws SQLException {
        tx.update(REMEMBER_NEW, place.source, input, callbackId, states);
        tx.update(REMEMBER_REPEATED, place.source, input, callbackId, states);
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
