package org.edgesroutes.ledger.schedules;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.model.MigrationState;
import org.edgesroutes.model.ScheduleMigration;

/**
 * Which process may work on which migration, and how far it is: each step is written before its call leaves, so that a
 * process that dies in between leaves behind what it was about to do.
 */
public final class MigrationRepository {

    private final Ledger ledger;
    private final String holder;
    private final Duration lease;

    /**
     * @param holder a unique name
     * @param lease longer than any call takes; after that long without a word another process may take over
     */
    public MigrationRepository(Ledger ledger, String holder, Duration lease) {
        this.ledger = ledger;
        this.holder = holder;
        this.lease = lease;
    }

    /** Saves a migration and claims it. @return empty when one of this schedule is open or has moved it */
    public Optional<ScheduleMigration> begin(ScheduleMigration fresh) {
        return ledger.write(tx -> {
            int saved = tx.update(
                    """
                    INSERT INTO edges_schedule_migration (old_schedule_uid, attempt, state, action, name, definition,
                        next_execution_at, make_up, claimed_by, claimed_until, begun_at, updated_at)
                    SELECT ?, coalesce(max(attempt), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                    FROM edges_schedule_migration WHERE old_schedule_uid = ?
                    HAVING coalesce(sum(state <> 'rolled-back'), 0) = 0""",
                    fresh.oldUid(),
                    fresh.state().word(),
                    fresh.action(),
                    fresh.name(),
                    fresh.definition(),
                    fresh.nextExecutionAt(),
                    fresh.gap().makeUp(),
                    holder,
                    tx.now().plus(lease),
                    tx.now(),
                    tx.now(),
                    fresh.oldUid());
            return saved == 1 ? mine(tx, fresh.oldUid()) : Optional.empty();
        });
    }

    /**
     * Claims the open migration of a schedule.
     *
     * @param dead a holder that is known to have ended; null for none
     * @return empty when none is open, or another process works on it
     */
    public Optional<ScheduleMigration> claim(String oldUid, String dead) {
        return ledger.write(tx -> {
            // a claim that lasts longer than any was made by a clock that was ahead
            tx.update(
                    """
                    UPDATE edges_schedule_migration SET claimed_by = ?, claimed_until = ?, updated_at = ?
                    WHERE old_schedule_uid = ? AND ended_at IS NULL
                      AND (claimed_until IS NULL OR claimed_until <= ? OR claimed_until > ? OR claimed_by IN (?, ?))""",
                    holder,
                    tx.now().plus(lease),
                    tx.now(),
                    oldUid,
                    tx.now(),
                    tx.now().plus(lease),
                    holder,
                    dead);
            return mine(tx, oldUid);
        });
    }

    private Optional<ScheduleMigration> mine(Transaction tx, String oldUid) throws SQLException {
        return tx.first("""
                SELECT * FROM edges_schedule_migration
                WHERE old_schedule_uid = ? AND ended_at IS NULL AND claimed_by = ?""", MigrationRow::migration, oldUid, holder);
    }

    /**
     * Right before a request leaves that changes a schedule.
     *
     * @return false when another process took the migration over or turned it round, so that the request must not leave
     */
    public boolean sending(ScheduleMigration row) {
        return ledger.write(tx -> tx.update(
                        """
                        UPDATE edges_schedule_migration SET sent_at = ?, claimed_until = ?, updated_at = ?,
                            pause_sent_at = CASE state WHEN 'pausing' THEN coalesce(pause_sent_at, ?) ELSE pause_sent_at END
                        WHERE old_schedule_uid = ? AND attempt = ? AND state = ? AND claimed_by = ?""",
                        tx.now(),
                        tx.now().plus(lease),
                        tx.now(),
                        tx.now(),
                        row.oldUid(),
                        row.attempt(),
                        row.state().word(),
                        holder)
                == 1);
    }

    /** When the first request left that may have paused the old schedule; null before it did. */
    public Instant pauseSentAt(ScheduleMigration row) {
        return ledger.read(
                tx -> tx.first("""
                        SELECT pause_sent_at FROM edges_schedule_migration
                        WHERE old_schedule_uid = ? AND attempt = ? AND pause_sent_at IS NOT NULL""", at -> SqlTimestamps.instant(at, "pause_sent_at"), row.oldUid(), row.attempt())
                        .orElse(null));
    }

    /**
     * Saves how far a migration is.
     *
     * @return the row as it is now; empty when another process took the migration over, and nothing was saved
     */
    public Optional<ScheduleMigration> save(ScheduleMigration row) {
        return ledger.write(tx -> save(tx, row) ? mine(tx, row.oldUid()) : Optional.empty());
    }

    /** Saves the last step; the claim ends with it. @return false when another process took the migration over */
    public boolean end(ScheduleMigration row) {
        return ledger.write(tx -> save(tx, row) && tx.update("""
                                UPDATE edges_schedule_migration
                                SET ended_at = ?, claimed_by = NULL, claimed_until = NULL
                                WHERE old_schedule_uid = ? AND attempt = ?""", tx.now(), row.oldUid(), row.attempt()) == 1);
    }

    private boolean save(Transaction tx, ScheduleMigration row) throws SQLException {
        return tx.update(
                        """
                        UPDATE edges_schedule_migration SET state = ?, new_schedule_uid = ?, next_execution_at = ?,
                            look_at = ?, missed = ?, missed_at = ?, make_up = ?, make_up_run_uid = ?, reason = ?, error = ?,
                            claimed_until = ?, updated_at = ?
                        WHERE old_schedule_uid = ? AND attempt = ? AND claimed_by = ? AND ended_at IS NULL""",
                        row.state().word(),
                        row.newUid(),
                        row.nextExecutionAt(),
                        row.lookAt(),
                        row.gap().missed(),
                        row.gap().firstAt(),
                        row.gap().makeUp(),
                        row.gap().runUid(),
                        row.reason(),
                        row.error(),
                        tx.now().plus(lease),
                        tx.now(),
                        row.oldUid(),
                        row.attempt(),
                        holder)
                == 1;
    }

    /** Lets other processes go on with a migration that is held up. */
    public void release(ScheduleMigration row) {
        ledger.write(tx -> tx.update("""
                UPDATE edges_schedule_migration SET claimed_by = NULL, claimed_until = NULL
                WHERE old_schedule_uid = ? AND attempt = ? AND claimed_by = ?""", row.oldUid(), row.attempt(), holder));
    }

    /**
     * Opens a migration that has ended once more, to make up for what it missed.
     *
     * @return empty when it missed nothing that is not made up for
     */
    public Optional<ScheduleMigration> reopen(String oldUid) {
        return ledger.write(tx -> {
            tx.update(
                    """
                    UPDATE edges_schedule_migration SET state = ?, make_up = 1, ended_at = NULL, claimed_by = ?,
                        claimed_until = ?, updated_at = ?
                    WHERE old_schedule_uid = ? AND state = ? AND missed > 0 AND make_up_run_uid IS NULL""",
                    MigrationState.MAKING_UP.word(),
                    holder,
                    tx.now().plus(lease),
                    tx.now(),
                    oldUid,
                    MigrationState.MOVED.word());
            return mine(tx, oldUid);
        });
    }
}
