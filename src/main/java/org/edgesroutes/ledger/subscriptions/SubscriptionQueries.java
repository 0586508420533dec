package org.edgesroutes.ledger.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlNumbers;
import org.edgesroutes.ledger.SqlTimestamps;

/** Queries about the runs of subscriptions; Edges is not asked. */
public final class SubscriptionQueries {

    private final Ledger ledger;

    public SubscriptionQueries(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The run of a part; of a schedule, its latest run. Everything but the uid may be null.
     *
     * @param maxResults as Edges tells it
     * @param iteration of the run; of a schedule, how many runs it had
     * @param notContinued why the run is not continued, as a clause
     * @param nextContinueAt null for a run that is not continued, and for a schedule
     * @param lastArrivalAt of a callback or a page of outputs
     */
    public record Progress(
            String runUid,
            String status,
            Integer maxResults,
            Integer iteration,
            String notContinued,
            Instant nextContinueAt,
            Instant lastArrivalAt) {}

    /** @return by the uid of the run or schedule; none where the ledger has seen no run yet */
    public Map<String, Progress> progress() {
        Map<String, Progress> all = new HashMap<>();
        ledger.read(tx -> {
                    tx.list("""
                    SELECT p.uid, r.run_uid, r.status, r.max_results, r.iteration, r.not_continued, r.next_continue_at,
                           (SELECT max(received_at) FROM edges_callback c WHERE c.run_uid = r.run_uid) AS arrival
                    FROM edges_subscription_part p JOIN edges_run r ON r.run_uid = p.uid
                    WHERE p.state = 'started'""", SubscriptionQueries::progress).forEach(all::putAll);
                    return tx.list("""
                    SELECT p.uid, max(r.run_uid) AS run_uid, NULL AS status, NULL AS max_results,
                           count(DISTINCT r.run_uid) AS iteration, NULL AS not_continued, NULL AS next_continue_at,
                           max(c.received_at) AS arrival
                    FROM edges_subscription_part p JOIN edges_run r ON r.scheduled_run_uid = p.uid
                         LEFT JOIN edges_callback c ON c.run_uid = r.run_uid
                    WHERE p.state = 'started' AND p.scheduled = ?
                    GROUP BY p.uid""", SubscriptionQueries::progress, true);
                })
                .forEach(all::putAll);
        return all;
    }

    private static Map<String, Progress> progress(ResultSet row) throws SQLException {
        return Map.of(
                row.getString("uid"),
                new Progress(
                        row.getString("run_uid"),
                        row.getString("status"),
                        SqlNumbers.integer(row, "max_results"),
                        SqlNumbers.integer(row, "iteration"),
                        row.getString("not_continued"),
                        SqlTimestamps.instant(row, "next_continue_at"),
                        SqlTimestamps.instant(row, "arrival")));
    }

    /** @return the {@code sync_mode} of the runs of a schedule; empty where none is known that tells it */
    public Optional<String> syncModeOfSchedule(String scheduleUid) {
        return ledger.read(tx -> tx.first(
                "SELECT sync_mode FROM edges_run WHERE scheduled_run_uid = ? AND sync_mode IS NOT NULL ORDER BY run_id DESC LIMIT 1",
                row -> row.getString(1),
                scheduleUid));
    }
}
