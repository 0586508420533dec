package org.edgesroutes.ledger.schedules;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.edgesroutes.ledger.SqlNumbers;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.model.MigrationGap;
import org.edgesroutes.model.MigrationState;
import org.edgesroutes.model.ScheduleMigration;

/** Rows of {@code edges_schedule_migration}. */
final class MigrationRow {

    private MigrationRow() {}

    static ScheduleMigration migration(ResultSet row) throws SQLException {
        MigrationGap gap = new MigrationGap(
                SqlNumbers.integer(row, "missed"),
                SqlTimestamps.instant(row, "missed_at"),
                row.getBoolean("make_up"),
                row.getString("make_up_run_uid"));
        return new ScheduleMigration(
                row.getString("old_schedule_uid"),
                row.getInt("attempt"),
                MigrationState.of(row.getString("state")),
                row.getString("action"),
                row.getString("name"),
                row.getString("definition"),
                SqlTimestamps.instant(row, "begun_at"),
                row.getString("new_schedule_uid"),
                SqlTimestamps.instant(row, "next_execution_at"),
                SqlTimestamps.instant(row, "pause_sent_at"),
                SqlTimestamps.instant(row, "sent_at"),
                SqlTimestamps.instant(row, "look_at"),
                gap,
                row.getString("reason"),
                row.getString("error"),
                SqlTimestamps.instant(row, "ended_at"));
    }
}
