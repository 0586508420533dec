package org.edgesroutes.ledger.callbacks;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.callbacks.ChangeDetector.Place;
import org.edgesroutes.model.KeyedRecord;
import org.edgesroutes.model.RecordArrival;

/**
 * Tells whether a record in a page of outputs is newer than the last version of its key, although its content came
 * before. The times at which Edges extracted both decide. Where one of them is missing, it is newer if it stands in
 * the outputs of a later iteration and did not stand in those of the iterations between; where another run of the same
 * source brought the last version, if it never stood in the outputs of its own run.
 */
final class OutputOrder {

    /** One statement, ordered by body, because SQLite parses a body once while it comes in succession. */
    private static final String LAST = """
            SELECT c.callback_id, l.value ->> 1 AS record_index, c.run_uid, c.iteration,
                   json_extract(c.body, '$.results[' || (l.value ->> 1) || '].extracted_at') AS extracted_at
            FROM json_each(?) l JOIN edges_callback c ON c.callback_id = l.value ->> 0
            ORDER BY c.callback_id""";

    private static final String LISTED = """
            SELECT s.value ->> 1 AS record_key, s.value ->> 2 AS content_hash, c.iteration
            FROM edges_callback c, json_each(c.record_states) s
            WHERE c.run_uid = ? AND c.iteration BETWEEN ? AND ? AND c.origin = 'outputs'""";

    private record Last(String runUid, int iteration, Instant extractedAt) {}

    private final Map<RecordArrival, Last> lasts;
    private final Map<List<String>, NavigableSet<Integer>> listed;
    private final Place place;
    private final List<KeyedRecord> page;

    /**
     * @param place the run and iteration to which the page belongs
     * @param page its records
     * @param doubtful the last versions of keys, of which the page holds another version that came before
     */
    OutputOrder(Transaction tx, Place place, List<KeyedRecord> page, Collection<RecordArrival> doubtful)
            throws SQLException {
        this.page = page;
        this.place = place;
        this.lasts = doubtful.isEmpty() ? Map.of() : lasts(tx, doubtful);
        this.listed = lasts.isEmpty() || isTimed() ? Map.of() : listed(tx);
    }

    boolean isNewer(KeyedRecord record, RecordArrival than) {
        Last last = than.callbackId() == null
                ? new Last(
                        place.runUid(),
                        place.iteration(),
                        time(page.get(than.index()).extractedAt()))
                : lasts.get(than);
        Instant extractedAt = time(record.extractedAt());
        if (extractedAt != null && last.extractedAt != null) {
            return extractedAt.isAfter(last.extractedAt);
        }
        return isAnotherRuns(last)
                ? !isListed(record)
                : last.iteration < place.iteration() && !isListedSince(record, last.iteration);
    }

    private boolean isListedSince(KeyedRecord record, int from) {
        Integer latest = iterations(record).lower(place.iteration());
        return latest != null && latest >= from;
    }

    private boolean isListed(KeyedRecord record) {
        return !iterations(record).isEmpty();
    }

    private NavigableSet<Integer> iterations(KeyedRecord record) {
        return listed.getOrDefault(List.of(record.key(), record.contentHash()), Collections.emptyNavigableSet());
    }

    private boolean isAnotherRuns(Last last) {
        return !last.runUid.equals(place.runUid());
    }

    private boolean isTimed() {
        return lasts.values().stream().allMatch(last -> last.extractedAt != null)
                && page.stream().allMatch(record -> time(record.extractedAt()) != null);
    }

    /** @return the iterations of the run whose outputs held each record; none older than is needed */
    private Map<List<String>, NavigableSet<Integer>> listed(Transaction tx) throws SQLException {
        Map<List<String>, NavigableSet<Integer>> found = new HashMap<>();
        int from = lasts.values().stream()
                .mapToInt(last -> isAnotherRuns(last) ? 0 : last.iteration)
                .min()
                .orElse(place.iteration());
        tx.list(
                LISTED,
                row -> found.computeIfAbsent(
                                List.of(row.getString("record_key"), row.getString("content_hash")),
                                key -> new TreeSet<>())
                        .add(row.getInt("iteration")),
                place.runUid(),
                from,
                place.iteration());
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
                        new Last(
                                row.getString("run_uid"),
                                row.getInt("iteration"),
                                time(row.getString("extracted_at")))),
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
