package org.edgesroutes.ledger.budget;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.MarkTable;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;

/**
 * The request budget of a workspace ({@code docs/edges-api.md}, "Rate limits"), shared by every process on this
 * ledger: one row for each call of the last minute.
 *
 * <p>A call arrives at Edges some time between its permit and its answer, so its row counts from the one until a minute
 * after the other. Then no sliding minute holds more arrivals than the budget, wherever the minute begins.
 */
public final class RequestBudgetRepository {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final String CLOSED = "api-closed-until";

    private final Ledger ledger;
    private final Duration longestCall;

    /** @param longestCall after this long a call without an answer is taken for one whose process died */
    public RequestBudgetRepository(Ledger ledger, Duration longestCall) {
        this.ledger = ledger;
        this.longestCall = longestCall;
    }

    /** Takes a permit for one request, or says when to ask again. */
    public Permit acquire(int requestsPerMinute) {
        return ledger.write(tx -> {
            Instant latest = tx.now().plus(longestCall).plus(WINDOW);
            Instant closed = MarkTable.get(tx, CLOSED).map(Instant::parse).orElse(Instant.MIN);
            if (closed.isAfter(tx.now())) {
                return new Permit.Later(Duration.between(tx.now(), closed));
            }
            // a clock that was set back must not keep the budget closed until it has caught up
            tx.update("UPDATE edges_api_call SET counts_until = ? WHERE counts_until > ?", latest, latest);
            return counting(tx) < requestsPerMinute ? granted(tx, latest) : later(tx);
        });
    }

    /** @return how many more requests could be made now */
    public static int left(Transaction tx, int requestsPerMinute) throws SQLException {
        boolean closed = MarkTable.get(tx, CLOSED)
                .map(until -> Instant.parse(until).isAfter(tx.now()))
                .orElse(false);
        return closed ? 0 : Math.max(0, requestsPerMinute - counting(tx));
    }

    private static int counting(Transaction tx) throws SQLException {
        return tx.first("SELECT count(*) FROM edges_api_call WHERE counts_until > ?", r -> r.getInt(1), tx.now())
                .orElse(0);
    }

    private static Permit granted(Transaction tx, Instant countsUntil) throws SQLException {
        tx.update("DELETE FROM edges_api_call WHERE counts_until <= ?", tx.now());
        return tx.first(
                        "INSERT INTO edges_api_call (called_at, counts_until) VALUES (?, ?) RETURNING call_id",
                        row -> new Permit.Granted(row.getLong(1)),
                        tx.now(),
                        countsUntil)
                .orElseThrow();
    }

    private static Permit later(Transaction tx) throws SQLException {
        return tx.first(
                        "SELECT min(counts_until) AS free FROM edges_api_call WHERE counts_until > ?",
                        row -> new Permit.Later(Duration.between(tx.now(), SqlTimestamps.instant(row, "free"))),
                        tx.now())
                .orElseThrow();
    }

    /** Says that the answer to a call is there, or that its connection is gone. */
    public void answered(long callId) {
        ledger.write(tx -> tx.update(
                "UPDATE edges_api_call SET counts_until = ? WHERE call_id = ?",
                tx.now().plus(WINDOW),
                callId));
    }

    /** Edges wants to be left alone: nobody gets a permit for this long. A shorter one never opens it again. */
    public void close(Duration pause) {
        ledger.write(tx -> {
            Instant until = tx.now().plus(pause);
            boolean longer = MarkTable.get(tx, CLOSED)
                    .map(Instant::parse)
                    .map(until::isAfter)
                    .orElse(true);
            if (longer) {
                MarkTable.set(tx, CLOSED, SqlTimestamps.text(until));
            }
            return longer;
        });
    }
}
