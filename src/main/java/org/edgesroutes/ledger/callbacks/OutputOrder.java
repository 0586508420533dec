package org.edgesroutes.ledger.callbacks;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.callbacks.ChangeDetector.KnownRun;
import org.edgesroutes.model.KeyedRecord;
import org.edgesroutes.model.RecordArrival;

/**
 * Tells whether a record in a page of outputs is newer than the last version of its key, although its content came
 * before. The times at which Edges extracted both decide. Where one of them is missing, it is newer if it stands in
 * the outputs of a later iteration and did not stand in those of the iterations between.
 */
final class OutputOrder {

    /** One statement, ordered by body, because SQLite parses a body once while it comes in succession. */
    private static final String LAST = """
            SELECT c.callback_id, l.value ->> 1 AS record_index, c.iteration,
                   json_extract(c.body, '$.results[' || (l.value ->> 1) || '].extracted_at') AS extracted_at
            FROM json_each(?) l JOIN edges_callback c ON c.callback_id = l.value ->> 0
            ORDER BY c.callback_id""";

    private static final String LISTED = """
            SELECT s.value ->> 1 AS record_key, s.value ->> 2 AS content_hash, max(c.iteration) AS iteration
            FROM edges_callback c, json_each(c.record_states) s
            WHERE c.run_uid = ? AND c.iteration >= ? AND c.iteration < ? AND c.origin = 'outputs'
            GROUP BY 1, 2""";

    private record Last(int iteration, Instant extractedAt) {}

    private final Map<RecordArrival, Last> lasts;
    private final Map<List<String>, Integer> listed;
    private final KnownRun run;
    private final List<KeyedRecord> page;

    /**
     * @param run with the iteration to which the page belongs
     * @param page its records
     * @param doubtful the last versions of keys, of which the page holds another version that came before
     */
    OutputOrder(Transaction tx, KnownRun run, List<KeyedRecord> page, Collection<RecordArrival> doubtful)
            throws SQLException {
        this.page = page;
        this.run = run;
        this.lasts = doubtful.isEmpty() ? Map.of() : lasts(tx, doubtful);
        this.listed = lasts.isEmpty() || isTimed() ? Map.of() : listed(tx);
    }

    boolean isNewer(KeyedRecord record, RecordArrival than) {
        Last last = than.callbackId() == null
                ? new Last(run.iteration(), time(page.get(than.index()).extractedAt()))
                : lasts.get(than);
        Instant extractedAt = time(record.extractedAt());
        if (extractedAt != null && last.extractedAt != null) {
            return extractedAt.isAfter(last.extractedAt);
        }
        return last.iteration < run.iteration() && !isListedSince(record, last.iteration);
    }

    private boolean isListedSince(KeyedRecord record, int from) {
        return listed.getOrDefault(List.of(record.key(), record.contentHash()), 0) >= from;
    }

    private boolean isTimed() {
        return lasts.values().stream().allMatch(last -> last.extractedAt != null)
                && page.stream().allMatch(record -> time(record.extractedAt()) != null);
    }

    /** @return for each record in the outputs of earlier iterations the last of them; none older than is needed */
    private Map<List<String>, Integer> listed(Transaction tx) throws SQLException {
        Map<List<String>, Integer> found = new HashMap<>();
        int from = lasts.values().stream().mapToInt(Last::iteration).min().orElse(run.iteration());
        tx.list(
                LISTED,
                row -> found.put(List.of(row.getString("record_key"), row.getString("content_hash")), row.getInt(3)),
                run.uid(),
                from,
                run.iteration());
        return found;
    }

    private static Map<RecordArrival, Last> lasts(Transaction tx, Collection<RecordArrival> doubtful)
            throws SQLException {
        String places = doubtful.stream()
                .map(place -> "[%d,%d]".formatted(place.callbackId(), place.index()))
                .collect(Collectors.joining(",", "[", "]"));
        Map<RecordArrival, Last> lasts = new HashMap<>();
        tx.list(
                LAST,
                row -> lasts.put(
                        new RecordArrival(row.getLong("callback_id"), row.getInt("record_index")),
                        new Last(row.getInt("iteration"), time(row.getString("extracted_at")))),
                places);
        return lasts;
    }

    /** @return null for null and for what is no time with a zone */
    private static Instant time(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }
}
