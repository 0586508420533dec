package org.edgesroutes.ledger.deliveries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.LongPredicate;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlNumbers;
import org.edgesroutes.ledger.SqlTimestamps;

/** The deliveries of each downstream: which callbacks are open, and how far each is. */
public final class DeliveryRepository {

    /**
     * The index has to be named: by itself SQLite takes the primary key and reads every delivery that was ever made.
     */
    public static final String OPEN = "edges_delivery d INDEXED BY edges_delivery_open";

    static final String HEADS = """
            SELECT d.callback_id, d.next_index, d.ahead, c.run_uid, c.action
            FROM %s JOIN edges_callback c ON c.callback_id = d.callback_id
            WHERE d.downstream = ? AND d.done_at IS NULL ORDER BY d.callback_id LIMIT ?""".formatted(OPEN);

    private static final String CALLBACK = """
            SELECT callback_id, callback_ref_uid, run_uid, action, iteration, received_at, body, record_states
            FROM edges_callback WHERE callback_id = ?""";

    private final Ledger ledger;

    public DeliveryRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The open deliveries of a downstream.
     *
     * @param unwanted callbacks that the downstream did not ask for
     */
    public record Open(List<OpenDelivery> deliveries, List<Long> unwanted) {}

    private record Head(long id, int nextIndex, String ahead, boolean wanted) {}

    /**
     * Reads open deliveries in the order in which their callbacks arrived.
     *
     * @param wanted asked with the run and the action of a callback
     * @param inWork callbacks that the caller has already
     * @param rows how many rows are looked at
     * @param bytes no further body is read once this much was
     */
    public Open open(
            String downstream, BiPredicate<String, String> wanted, LongPredicate inWork, int rows, long bytes) {
        return ledger.read(tx -> {
            List<Head> heads = tx.list(
                    HEADS,
                    row -> new Head(
                            row.getLong(1),
                            row.getInt(2),
                            row.getString(3),
                            wanted.test(row.getString(4), row.getString(5))),
                    downstream,
                    rows);
            List<OpenDelivery> deliveries = new ArrayList<>();
            List<Long> unwanted = new ArrayList<>();
            long left = bytes;
            for (Head head : heads) {
                if (inWork.test(head.id())) {
                    continue;
                }
                if (!head.wanted()) {
                    unwanted.add(head.id());
                } else if (left > 0) {
                    DeliverableCallback callback = tx.first(CALLBACK, DeliveryRepository::callback, head.id())
                            .orElseThrow();
                    deliveries.add(new OpenDelivery(callback, head.nextIndex(), head.ahead()));
                    left -= callback.body().length;
                }
            }
            return new Open(deliveries, unwanted);
        });
    }

    /** Reads one callback for a record that is tried again; empty when it is no longer kept. */
    public Optional<DeliverableCallback> callback(long id) {
        return ledger.read(tx -> tx.first(CALLBACK, DeliveryRepository::callback, id));
    }

    static DeliverableCallback callback(ResultSet row) throws SQLException {
        return new DeliverableCallback(
                row.getLong("callback_id"),
                row.getString("callback_ref_uid"),
                row.getString("run_uid"),
                row.getString("action"),
                SqlNumbers.integer(row, "iteration"),
                SqlTimestamps.instant(row, "received_at"),
                row.getBytes("body"),
                row.getString("record_states"));
    }

    /** @return false when another node has taken the downstream over meanwhile: then nothing was written */
    public CompletableFuture<Boolean> checkpoint(String downstream, String owner, Checkpoint checkpoint) {
        return ledger.submit(tx -> CheckpointWriter.write(tx, downstream, owner, checkpoint));
    }
}
