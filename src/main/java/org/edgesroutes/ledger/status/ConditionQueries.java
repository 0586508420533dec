package org.edgesroutes.ledger.status;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.budget.EdgesAnswerRepository;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.ledger.deliveries.DownstreamState;

/** What the periodic checks of a workspace ask the ledger. Each query reads a bounded number of rows. */
public final class ConditionQueries {

    /** Rows looked at for the last callback, and for the commonest error. */
    private static final int SAMPLE = 1000;

    private static final String POSITION = """
            SELECT callback_id || ':' || next_index || ':' || coalesce(ahead, '')
            FROM edges_delivery WHERE downstream = ? AND done_at IS NULL ORDER BY callback_id LIMIT 1""";

    private static final String COMMONEST_ERROR = """
            SELECT error, count(*) AS letters FROM
                (SELECT error FROM edges_dead_letter WHERE downstream = ? AND state = 'dead'
                 ORDER BY dead_letter_id DESC LIMIT ?)
            GROUP BY error ORDER BY letters DESC, error LIMIT 1""";

    private static final String LAST_CALLBACK = """
            SELECT max(received_at) AS last_at FROM
                (SELECT origin, received_at FROM edges_callback ORDER BY callback_id DESC LIMIT ?)
            WHERE origin = 'callback'""";

    /** Runs that ended before the ledger existed sent their callbacks elsewhere. */
    private static final String ENDED_SINCE = """
            SELECT count(*) AS runs, min(run_uid) AS example, min(edges_finished_at) AS first_at FROM edges_run
            WHERE sync_mode = 'incremental' AND output_count > 0
              AND edges_finished_at > coalesce(?, (SELECT min(first_seen_at) FROM edges_run))""";

    private final Ledger ledger;

    public ConditionQueries(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param position changes with every record that the downstream gets through; null when nothing is open
     */
    public record Downstream(DownstreamState state, String position) {}

    /** @param letters with exactly this error, among the newest dead letters */
    public record CommonestError(String error, long letters) {}

    /**
     * Runs that ended with results since the last callback.
     *
     * @param lastCallbackAt null when none of the last thousand bodies came by callback
     * @param exampleUid null when there is no such run
     * @param firstEndedAt null when there is no such run
     */
    public record Unannounced(Instant lastCallbackAt, long runs, String exampleUid, Instant firstEndedAt) {}

    public List<Downstream> downstreams() {
        List<DownstreamState> states = new DownstreamRepository(ledger).all();
        return ledger.read(tx -> {
            List<Downstream> all = new ArrayList<>();
            for (DownstreamState state : states) {
                all.add(new Downstream(
                        state,
                        tx.first(POSITION, row -> row.getString(1), state.name())
                                .orElse(null)));
            }
            return all;
        });
    }

    /** @return empty for a downstream without dead letters */
    public Optional<CommonestError> commonestError(String downstream) {
        return ledger.read(tx -> tx.first(
                COMMONEST_ERROR,
                row -> new CommonestError(row.getString("error"), row.getLong("letters")),
                downstream,
                SAMPLE));
    }

    public EdgesAnswerRepository.Answers answers() {
        return ledger.read(EdgesAnswerRepository::read);
    }

    public Unannounced unannounced() {
        return ledger.read(tx -> {
            Instant last = lastCallback(tx);
            return tx.first(
                            ENDED_SINCE,
                            row -> new Unannounced(
                                    last,
                                    row.getLong("runs"),
                                    row.getString("example"),
                                    SqlTimestamps.instant(row, "first_at")),
                            last)
                    .orElseThrow();
        });
    }

    static Instant lastCallback(Transaction tx) throws SQLException {
        return tx.first(LAST_CALLBACK, row -> Optional.ofNullable(SqlTimestamps.instant(row, "last_at")), SAMPLE)
                .flatMap(last -> last)
                .orElse(null);
    }
}
