package org.edgesroutes.ledger.budget;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    private static final String PAUSE = "api-closed-for";

    /** For a mark of an earlier version, which did not keep the length of its pause. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

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
            Optional<Duration> closed = closedFor(tx);
            if (closed.isPresent()) {
                MarkTable.set(tx, CLOSED, SqlTimestamps.text(tx.now().plus(closed.get())));
                return new Permit.Later(closed.get());
            }
            // after the clock was set back, as for the pause: no call counts for longer than it can
            tx.update("UPDATE edges_api_call SET counts_until = ? WHERE counts_until > ?", latest, latest);
            return counting(tx) < requestsPerMinute ? granted(tx, latest) : later(tx);
        });
    }

    /** @return how many more requests could be made now */
    public static int left(Transaction tx, int requestsPerMinute) throws SQLException {
        return closedFor(tx).isPresent() ? 0 : Math.max(0, requestsPerMinute - counting(tx));
    }

    /**
     * Returns what is left of the pause that Edges asked for, which is never more than the pause itself: after the
     * clock was set back by hours its end lies hours away.
     *
     * @return empty when there is no pause
     */
    private static Optional<Duration> closedFor(Transaction tx) throws SQLException {
        Optional<Instant> until = MarkTable.get(tx, CLOSED).map(Instant::parse);
        Duration pause = MarkTable.get(tx, PAUSE).map(Duration::parse).orElse(LONGEST_PAUSE);
        return until.map(end -> Duration.between(tx.now(), end))
                .filter(left -> !left.isNegative() && !left.isZero())
                .map(left -> left.compareTo(pause) > 0 ? pause : left);
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

    /** Closes the budget for as long as Edges asks for. A shorter pause never ends a longer one. */
    public void close(Duration pause) {
        ledger.write(tx -> {
            boolean longer =
                    closedFor(tx).map(left -> pause.compareTo(left) > 0).orElse(true);
            if (longer) {
                MarkTable.set(tx, CLOSED, SqlTimestamps.text(tx.now().plus(pause)));
                MarkTable.set(tx, PAUSE, pause.toString());
            }
            return longer;
        });
    }
}
