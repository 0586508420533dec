package org.edgesroutes.ledger.subscriptions;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.model.SubscriptionPart;
import org.edgesroutes.model.SubscriptionPart.State;
import org.edgesroutes.model.SubscriptionPart.Terms;

/**
 * The runs and schedules of subscriptions. A part has one that is in force or about to be: two processes that start the
 * same part at once share the row, and with it the key of the intent.
 */
public final class SubscriptionPartRepository {

    private static final String PART = "SELECT * FROM edges_subscription_part WHERE ";

    private final Ledger ledger;

    public SubscriptionPartRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Begins to start a part, before its launch. One that was refused makes room for another one with a key of its own;
     * one that is being started takes the terms of now.
     *
     * @return the row; already {@link State#STARTED} where another process was faster
     */
    public SubscriptionPart starting(TrackedSubscription subscription, int part, boolean scheduled, Terms terms) {
        return ledger.write(tx -> {
            tx.update("""
                    UPDATE edges_subscription_part SET state = 'released', updated_at = ?
                    WHERE subscription_id = ? AND part = ? AND state = 'refused'""", tx.now(), subscription.id(), part);
            insert(tx, subscription, part, State.STARTING, null, scheduled, terms);
            tx.update(
                    """
                    UPDATE edges_subscription_part SET launch_name = ?, action = ?, identity = ?, identity_uid = ?,
                        inputs_hash = ?, input_count = ?, parameters = ?, cron = ?, timezone = ?, updated_at = ?
                    WHERE subscription_id = ? AND part = ? AND state = 'starting' AND scheduled = ?""",
                    terms.launchName(),
                    terms.action(),
                    terms.identity(),
                    terms.identityUid(),
                    terms.inputsHash(),
                    terms.inputCount(),
                    terms.parameters(),
                    terms.cron(),
                    terms.timezone(),
                    tx.now(),
                    subscription.id(),
                    part,
                    scheduled);
            return open(tx, subscription, part).orElseThrow();
        });
    }

    /**
     * Takes a run or schedule over that was there before.
     *
     * @return empty when it belongs to a subscription already, or the part has another one
     */
    public Optional<SubscriptionPart> adopt(
            TrackedSubscription subscription, int part, String uid, boolean scheduled, Terms terms) {
        return ledger.write(tx -> {
            boolean taken = tx.first(PART + "uid = ? AND state IN ('started', 'replaced')", row -> true, uid)
                    .isPresent();
            if (taken || !insert(tx, subscription, part, State.STARTED, uid, scheduled, terms)) {
                return Optional.empty();
            }
            return open(tx, subscription, part);
        });
    }

    private static boolean insert(
            Transaction tx,
            TrackedSubscription subscription,
            int part,
            State state,
            String uid,
            boolean scheduled,
            Terms terms)
            throws SQLException {
        long generation = tx.first(
                        "SELECT coalesce(max(generation), 0) + 1 FROM edges_subscription_part", row -> row.getLong(1))
                .orElseThrow();
        return tx.update(
                        """
                        INSERT INTO edges_subscription_part (generation, subscription_id, part, state, intent_key, uid,
                            scheduled, launch_name, action, identity, identity_uid, inputs_hash, input_count, parameters,
                            cron, timezone, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING""",
                        generation,
                        subscription.id(),
                        part,
                        state.word(),
                        uid == null ? "subscription:%s:%d:%d".formatted(subscription.name(), generation, part) : null,
                        uid,
                        scheduled,
                        terms.launchName(),
                        terms.action(),
                        terms.identity(),
                        terms.identityUid(),
                        terms.inputsHash(),
                        terms.inputCount(),
                        terms.parameters(),
                        terms.cron(),
                        terms.timezone(),
                        tx.now(),
                        tx.now())
                == 1;
    }

    private static Optional<SubscriptionPart> open(Transaction tx, TrackedSubscription subscription, int part)
            throws SQLException {
        return tx.first(
                PART + "subscription_id = ? AND part = ? AND state IN ('starting', 'started', 'refused')",
                SubscriptionRows::part,
                subscription.id(),
                part);
    }

    /** Its uid is known. */
    public void started(SubscriptionPart part, String uid) {
        update("state = 'started', error = NULL, uid = ?", part, uid);
    }

    /** @param error what Edges said */
    public void refused(SubscriptionPart part, String error) {
        update("state = 'refused', error = ?", part, error);
    }

    /** @param error why it is not started yet; null for no reason */
    public void waits(SubscriptionPart part, String error) {
        update("error = ?", part, error);
    }

    /** The schedule as Edges tells it now. */
    public void seen(SubscriptionPart part, String status, Instant nextExecutionAt) {
        update("status = ?, next_execution_at = ?", part, status, nextExecutionAt);
    }

    /** The same identity is declared in other words. */
    public void identity(SubscriptionPart part, Terms terms) {
        update("identity = ?, identity_uid = ?", part, terms.identity(), terms.identityUid());
    }

    /** Another one is to take its place, and it is to be cancelled. */
    public void replaced(SubscriptionPart part) {
        update("state = 'replaced'", part);
    }

    /** It was never started and never will be. */
    public void released(SubscriptionPart part) {
        update("state = 'released'", part);
    }

    /** It is cancelled at Edges. */
    public void cancelled(SubscriptionPart part) {
        update("state = 'cancelled'", part);
    }

    private void update(String assignments, SubscriptionPart part, Object... values) {
        ledger.write(tx -> tx.update(
                "UPDATE edges_subscription_part SET " + assignments + ", updated_at = ? WHERE generation = ?",
                Stream.concat(Arrays.stream(values), Stream.of(tx.now(), part.generation()))
                        .toArray()));
    }
}
