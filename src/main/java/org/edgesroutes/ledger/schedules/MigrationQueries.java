package org.edgesroutes.ledger.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.model.ScheduleMigration;

/** Queries about migrations, and about the schedules that they replace. */
public final class MigrationQueries {

    private final Ledger ledger;

    public MigrationQueries(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return the last attempt */
    public Optional<ScheduleMigration> latest(String oldUid) {
        return ledger.read(tx -> tx.first(
                "SELECT * FROM edges_schedule_migration WHERE old_schedule_uid = ? ORDER BY attempt DESC LIMIT 1",
                MigrationRow::migration,
                oldUid));
    }

    /** @return those with a step left, the one begun first at the front */
    public List<ScheduleMigration> open() {
        return ledger.read(tx -> tx.list("""
                SELECT * FROM edges_schedule_migration WHERE ended_at IS NULL
                ORDER BY begun_at, old_schedule_uid""", MigrationRow::migration));
    }

    /** @return until when which process works on a migration; empty when none does */
    public Optional<Claim> claim(ScheduleMigration one) {
        return ledger.read(tx -> tx.first(
                """
                SELECT claimed_by, claimed_until FROM edges_schedule_migration
                WHERE old_schedule_uid = ? AND attempt = ? AND claimed_until > ?""",
                row -> new Claim(row.getString(1), SqlTimestamps.instant(row, "claimed_until")),
                one.oldUid(),
                one.attempt(),
                tx.now()));
    }

    /** A process that works on a migration. */
    public record Claim(String holder, Instant until) {}

    /** Whether a schedule took the place of another one, or is about to. */
    public boolean isNew(String uid) {
        return ledger.read(tx -> tx.first(
                        "SELECT 1 FROM edges_schedule_migration WHERE new_schedule_uid = ? AND state <> 'rolled-back'",
                        row -> true,
                        uid)
                .isPresent());
    }

    /** @return the sync mode of the latest run of a schedule, or the one that this bundle created it with */
    public Optional<String> syncMode(String scheduleUid) {
        return ledger.read(tx -> tx.first("""
                SELECT sync_mode, edges_created_at AS at FROM edges_run
                WHERE scheduled_run_uid = ? AND sync_mode IS NOT NULL
                UNION ALL
                SELECT json_extract(request, '$.parameters.sync_mode'), '' FROM edges_intent
                WHERE result_uid = ? AND kind = 'schedule'
                ORDER BY at DESC LIMIT 1""", row -> row.getString(1), scheduleUid, scheduleUid));
    }
}
