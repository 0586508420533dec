package org.edgesroutes.delivery;

import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.deliveries.DeadLetter;
import org.edgesroutes.ledger.deliveries.DeadLetterFilter;
import org.edgesroutes.ledger.deliveries.DeadLetterRepository;
import org.edgesroutes.ledger.deliveries.DeliverableCallback;
import org.edgesroutes.records.RecordSlices;
import org.edgesroutes.records.RecordSlices.Slice;

/** Lists, shows, requeues and discards the dead letters of a ledger. */
public final class DeadLetterService {

    private final DeadLetterRepository ledger;

    public DeadLetterService(Ledger ledger) {
        this.ledger = new DeadLetterRepository(ledger);
    }

    /** A dead letter with its record as it came; the record is null when its callback cannot be taken apart. */
    public record Opened(DeadLetter letter, String record) {}

    /** @return those that are neither requeued nor discarded, the newest first */
    public List<DeadLetter> list(DeadLetterFilter filter, int limit) {
        return ledger.list(filter, limit);
    }

    public Optional<Opened> show(long id) {
        return ledger.find(id)
                .map(letter -> new Opened(
                        letter,
                        ledger.callback(id)
                                .map(callback -> record(callback, letter.recordIndex()))
                                .orElse(null)));
    }

    private static String record(DeliverableCallback callback, int index) {
        List<Slice> records = RecordSlices.of(callback.body());
        return index < records.size() ? records.get(index).text(callback.body()) : null;
    }

    /** @return whether it was dead until now; it is tried again at once, and as often as a new record */
    public boolean requeue(long id) {
        return ledger.requeue(id);
    }

    /** @return how many there were */
    public int requeue(DeadLetterFilter filter) {
        return ledger.requeue(filter);
    }

    /** @return whether it was dead until now */
    public boolean discard(long id, String reason) {
        return ledger.discard(id, reason);
    }

    /** @return how many there were */
    public int discard(DeadLetterFilter filter, String reason) {
        return ledger.discard(filter, reason);
    }
}
