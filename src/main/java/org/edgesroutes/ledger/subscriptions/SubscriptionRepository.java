package org.edgesroutes.ledger.subscriptions;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.model.SubscriptionPart;

/** The subscriptions that were taken up from the file. */
public final class SubscriptionRepository {

    private final Ledger ledger;

    public SubscriptionRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Those that were not removed, by name. */
    public List<TrackedSubscription> all() {
        return ledger.read(SubscriptionRows::all);
    }

    /** @return empty for one that was never taken up, or removed */
    public Optional<TrackedSubscription> find(String name) {
        return ledger.read(tx -> SubscriptionRows.find(tx, name));
    }

    /** Takes a declared subscription up, where it is new. */
    public TrackedSubscription enter(String name) {
        return ledger.write(tx -> {
            tx.update("""
                    INSERT INTO edges_subscription (subscription_id, name, source, declared_at)
                    SELECT coalesce(max(subscription_id), 0) + 1, ?, ? || '#' || (coalesce(max(subscription_id), 0) + 1), ?
                    FROM edges_subscription WHERE true
                    ON CONFLICT DO NOTHING""", name, name, tx.now());
            return SubscriptionRows.find(tx, name).orElseThrow();
        });
    }

    /** Gives a subscription another name, under which there is none. @return whether it did */
    public boolean rename(String earlier, String name) {
        return ledger.write(tx -> tx.update("""
                UPDATE edges_subscription SET name = ?, undeclared_at = NULL
                WHERE name = ? AND removed_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM edges_subscription WHERE name = ? AND removed_at IS NULL)""", name, earlier, name) == 1);
    }

    /**
     * Notes what the file says about a subscription.
     *
     * @param declared whether it has it
     * @param enabled whether its run may be continued
     */
    public void declared(TrackedSubscription subscription, boolean declared, boolean enabled) {
        ledger.write(tx -> tx.update("""
                UPDATE edges_subscription SET enabled = ?,
                    undeclared_at = CASE WHEN ? THEN NULL ELSE coalesce(undeclared_at, ?) END
                WHERE subscription_id = ?""", enabled, declared, tx.now(), subscription.id()));
    }

    /** @return why a run is not to be continued, as a clause; empty for a run that may be, also one of no subscription */
    public Optional<String> obstacle(String runUid) {
        return ledger.read(tx -> tx.first(
                """
                SELECT s.name, p.state FROM edges_subscription_part p
                JOIN edges_subscription s ON s.subscription_id = p.subscription_id
                WHERE p.uid = ? AND (p.state = 'cancelled'
                    OR (p.state = 'replaced' AND EXISTS (SELECT 1 FROM edges_subscription_part n
                        WHERE n.subscription_id = p.subscription_id AND n.part = p.part AND n.state = 'started'))
                    OR (p.state = 'started' AND s.enabled = ? AND s.undeclared_at IS NULL))
                ORDER BY p.generation DESC LIMIT 1""",
                row -> row.getString("state").equals(SubscriptionPart.State.STARTED.word())
                        ? "the subscription %s is disabled".formatted(row.getString("name"))
                        : "the subscription %s has ended it".formatted(row.getString("name")),
                runUid,
                false));
    }

    /** Ends a subscription; its runs and schedules belong to it no more. */
    public void remove(TrackedSubscription subscription) {
        ledger.write(tx -> {
            tx.update(
                    "UPDATE edges_subscription SET removed_at = ? WHERE subscription_id = ?",
                    tx.now(),
                    subscription.id());
            return tx.update("""
                    UPDATE edges_subscription_part SET state = 'released', updated_at = ?
                    WHERE subscription_id = ? AND state IN ('starting', 'started', 'refused', 'replaced')""", tx.now(), subscription.id());
        });
    }

    /** The runs and schedules that no other subscription may adopt: those that belong to one, and cancelled ones. */
    public Set<String> taken() {
        return new HashSet<>(ledger.read(tx -> tx.list("""
                SELECT uid FROM edges_subscription_part
                WHERE uid IS NOT NULL AND state IN ('started', 'replaced', 'cancelled')""", row -> row.getString(1))));
    }
}
