package org.edgesroutes.ledger.status;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.RecordChanges;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.budget.EdgesAnswerRepository;
import org.edgesroutes.ledger.deliveries.DeliveryRepository;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.ledger.deliveries.DownstreamState;
import org.edgesroutes.model.Change;

/** What {@code edges-routes status} shows, in a few numbers. */
public final class StatusQueries {

    public static final String OLDEST_OPEN = """
            SELECT c.received_at FROM %s JOIN edges_callback c ON c.callback_id = d.callback_id
            WHERE d.downstream = ? AND d.done_at IS NULL ORDER BY d.callback_id LIMIT 1""".formatted(DeliveryRepository.OPEN);

    private static final String RECEIVED = """
            SELECT coalesce(sum(origin = 'callback'), 0) AS callbacks,
                   coalesce(sum(origin = 'outputs'), 0) AS pages,
                   coalesce(sum(record_count), 0) AS records,
                   coalesce(sum(%s), 0) AS created,
                   coalesce(sum(%s), 0) AS updated,
                   coalesce(sum(%s), 0) AS repeated,
                   (SELECT count(*) FROM edges_callback WHERE keyed_at IS NULL) AS waiting
            FROM edges_callback WHERE callback_id >= ?""".formatted(
                    RecordChanges.count("record_states", Change.CREATED.word()),
                    RecordChanges.count("record_states", Change.UPDATED.word()),
                    RecordChanges.count("record_states", Change.REPEATED.word()));

    private final Ledger ledger;

    public StatusQueries(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Bodies of a time with their records.
     *
     * @param pages fetched from the outputs
     * @param waiting callbacks, of any time, whose records wait for the action of their run
     */
    public record Received(
            long callbacks, long pages, long records, long created, long updated, long repeated, long waiting) {}

    /** @param error of the record that is tried next */
    public record NextRetry(Instant at, String error) {}

    /**
     * The progress of a downstream.
     *
     * @param delivered callbacks of which it has had every record
     * @param oldestOpenAt when the oldest callback came of which it has not had every record; null when none is open
     * @param nextRetry empty when no record is tried again
     */
    public record Downstream(
            DownstreamState state, long delivered, Instant oldestOpenAt, Optional<NextRetry> nextRetry) {}

    /** @return how many there are of each status, those that only a callback named under {@code null} */
    public Map<String, Long> runsByStatus() {
        return ledger.read(tx -> {
            Map<String, Long> runs = new LinkedHashMap<>();
            tx.list(
                    "SELECT status, count(*) FROM edges_run GROUP BY status ORDER BY count(*) DESC, status",
                    row -> runs.put(row.getString(1), row.getLong(2)));
            return runs;
        });
    }

    /** The bodies that arrived then or later. */
    public Received received(Instant since) {
        return ledger.read(tx -> tx.first(
                        RECEIVED,
                        row -> new Received(
                                row.getLong("callbacks"),
                                row.getLong("pages"),
                                row.getLong("records"),
                                row.getLong("created"),
                                row.getLong("updated"),
                                row.getLong("repeated"),
                                row.getLong("waiting")),
                        firstCallback(tx, since))
                .orElseThrow());
    }

    /** @return every downstream that was ever registered, by name */
    public List<Downstream> downstreams() {
        return new DownstreamRepository(ledger)
                .all().stream()
                        .map(state -> ledger.read(tx -> new Downstream(
                                state,
                                tx.first(
                                                "SELECT count(done_at) FROM edges_delivery WHERE downstream = ?",
                                                row -> row.getLong(1),
                                                state.name())
                                        .orElseThrow(),
                                oldestOpen(tx, state.name()).orElse(null),
                                nextRetry(tx, state.name()))))
                        .toList();
    }

    private static Optional<NextRetry> nextRetry(Transaction tx, String downstream) throws SQLException {
        return tx.first(
                "SELECT next_attempt_at, error FROM edges_retry WHERE downstream = ? AND next_attempt_at IS NOT NULL"
                        + " ORDER BY next_attempt_at LIMIT 1",
                row -> new NextRetry(SqlTimestamps.instant(row, "next_attempt_at"), row.getString("error")),
                downstream);
    }

    /** When Edges last answered, and whether it accepts the key. */
    public EdgesAnswerRepository.Answers answers() {
        return ledger.read(EdgesAnswerRepository::read);
    }

    static Optional<Instant> oldestOpen(Transaction tx, String downstream) throws SQLException {
        return tx.first(OLDEST_OPEN, row -> SqlTimestamps.instant(row, "received_at"), downstream);
    }

    /** Ids grow with time: a search in halves, since looking at every callback ever received would take minutes. */
    private static long firstCallback(Transaction tx, Instant since) throws SQLException {
        long from = 0;
        long to = tx.first("SELECT max(callback_id) FROM edges_callback", row -> row.getLong(1))
                        .orElse(0L)
                + 1;
        while (from < to) {
            long middle = from + (to - from) / 2;
            boolean earlier = tx.first(
                            "SELECT received_at < ? FROM edges_callback WHERE callback_id >= ?"
                                    + " ORDER BY callback_id LIMIT 1",
                            row -> row.getBoolean(1),
                            since,
                            middle)
                    .orElse(false);
            if (earlier) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
