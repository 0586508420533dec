package org.edgesroutes.ledger.runs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.sources.SourceTable;

/** The executions of schedules, as their runs tell, and when each schedule is to be checked for the next one. */
public final class ScheduleExecutionRepository {

    /**
     * An execution of a schedule: a run, or an iteration of one.
     *
     * @param status of the run; null for one that only callbacks told of
     * @param action may be null
     */
    public record Execution(String runUid, String action, String status, Instant at) {}

    private static final String OF_SOURCE = """
            SELECT r.run_uid, r.action, r.status, coalesce(i.started_at, r.edges_created_at, r.first_seen_at) AS at
            FROM edges_source s JOIN edges_run r ON r.source_id = s.source_id
                 LEFT JOIN edges_iteration i ON i.run_uid = r.run_uid AND i.state IN ('continued', 'observed')
            WHERE s.kind = 'schedule' AND s.name = ? AND r.scheduled_run_uid IS NOT NULL
            ORDER BY at DESC LIMIT ?""";

    private final Ledger ledger;

    public ScheduleExecutionRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return the uids of the schedules that are to be checked by now */
    public List<String> toCheck(int limit) {
        return ledger.read(tx -> tx.list(
                "SELECT name FROM edges_source WHERE kind = 'schedule' AND check_at <= ? ORDER BY check_at LIMIT ?",
                row -> row.getString(1),
                tx.now(),
                limit));
    }

    /** @param at when a schedule is to be checked next; null: once it has started another run */
    public void checkAt(String scheduleUid, Instant at) {
        ledger.write(tx -> tx.update(
                "UPDATE edges_source SET check_at = ? WHERE kind = 'schedule' AND name = ?", at, scheduleUid));
    }

    /** @return the executions of a schedule, and of the one that it took the place of, the latest first */
    public List<Execution> latest(String scheduleUid, int limit) {
        return ledger.read(tx -> tx.list(
                OF_SOURCE,
                row -> new Execution(
                        row.getString("run_uid"),
                        row.getString("action"),
                        row.getString("status"),
                        SqlTimestamps.instant(row, "at")),
                scheduleUid,
                limit));
    }

    /** A schedule is paused: its next run is expected from the time on at which it is seen so last. */
    public void paused(String scheduleUid) {
        ledger.write(tx -> {
            SourceTable.expectFromNow(tx, scheduleUid);
            return scheduleUid;
        });
    }

    /** @return since when a run is expected, where that may be later than its last one */
    public Optional<Instant> expectedFrom(String scheduleUid) {
        return ledger.read(tx -> SourceTable.expectedFrom(tx, scheduleUid));
    }
}
