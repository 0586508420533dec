package org.edgesroutes.ledger.launches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.model.Intent;
import org.edgesroutes.model.IntentKind;
import org.edgesroutes.model.IntentState;

/** Rows of {@code edges_intent}. */
final class IntentRow {

    private IntentRow() {}

    static Optional<Intent> find(Transaction tx, String key) throws SQLException {
        return tx.first("SELECT * FROM edges_intent WHERE intent_key = ?", IntentRow::intent, key);
    }

    /** Whether a run or schedule is the result of an intent already. */
    static boolean isResult(Transaction tx, String uid) throws SQLException {
        return tx.first(
                        "SELECT 1 FROM edges_intent WHERE result_uid = ? AND kind <> 'resume' LIMIT 1",
                        row -> true,
                        uid)
                .isPresent();
    }

    static Intent intent(ResultSet row) throws SQLException {
        return new Intent(
                row.getString("intent_key"),
                IntentKind.of(row.getString("kind")),
                row.getString("action"),
                row.getString("name"),
                row.getString("request"),
                row.getString("origin"),
                IntentState.of(row.getString("state")),
                SqlTimestamps.instant(row, "created_at"),
                row.getString("result_uid"),
                row.getBoolean("adopted"),
                row.getString("error"),
                row.getString("before"),
                row.getString("candidates"),
                SqlTimestamps.instant(row, "sent_at"),
                SqlTimestamps.instant(row, "look_at"),
                row.getString("claimed_by"),
                SqlTimestamps.instant(row, "claimed_until"));
    }
}
