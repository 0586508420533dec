package org.edgesroutes.ledger.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.model.SubscriptionPart;

/** The rows of subscriptions, within a transaction. */
final class SubscriptionRows {

    private SubscriptionRows() {}

    static List<TrackedSubscription> all(Transaction tx) throws SQLException {
        List<Part> parts = tx.list("""
                SELECT p.* FROM edges_subscription_part p
                JOIN edges_subscription s ON s.subscription_id = p.subscription_id
                WHERE s.removed_at IS NULL AND p.state IN ('starting', 'started', 'refused', 'replaced')
                ORDER BY p.part, p.generation""", row -> new Part(row.getLong("subscription_id"), part(row)));
        return tx.list(
                "SELECT * FROM edges_subscription WHERE removed_at IS NULL ORDER BY name",
                row -> subscription(row, parts));
    }

    static Optional<TrackedSubscription> find(Transaction tx, String name) throws SQLException {
        return all(tx).stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private record Part(long subscription, SubscriptionPart part) {}

    private static TrackedSubscription subscription(ResultSet row, List<Part> parts) throws SQLException {
        long id = row.getLong("subscription_id");
        return new TrackedSubscription(
                id,
                row.getString("name"),
                row.getString("source"),
                SqlTimestamps.instant(row, "declared_at"),
                SqlTimestamps.instant(row, "undeclared_at"),
                row.getBoolean("enabled"),
                parts.stream()
                        .filter(one -> one.subscription() == id)
                        .map(Part::part)
                        .toList());
    }

    static SubscriptionPart part(ResultSet row) throws SQLException {
        return new SubscriptionPart(
                row.getLong("generation"),
                row.getInt("part"),
                SubscriptionPart.State.of(row.getString("state")),
                row.getString("intent_key"),
                row.getString("uid"),
                row.getBoolean("scheduled"),
                new SubscriptionPart.Terms(
                        row.getString("launch_name"),
                        row.getString("action"),
                        row.getString("identity"),
                        row.getString("identity_uid"),
                        row.getString("inputs_hash"),
                        row.getInt("input_count"),
                        row.getString("parameters"),
                        row.getString("cron"),
                        row.getString("timezone")),
                row.getString("status"),
                SqlTimestamps.instant(row, "next_execution_at"),
                row.getString("error"));
    }
}
