package org.edgesroutes.ledger.status;

import java.time.Instant;
import java.util.List;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.RecordChanges;
import org.edgesroutes.model.Change;

/** What happened since a time, as the demo sums it up. */
public final class SummaryQueries {

    private static final String TO_DELIVER = RecordChanges.count("c.record_states", Change.CREATED.word()) + " + "
            + RecordChanges.count("c.record_states", Change.UPDATED.word());

    private final Ledger ledger;

    public SummaryQueries(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param runs that were continued at least once, of so many runs in all */
    public record Continued(long iterations, long runs, long allRuns) {}

    /** @param records new and changed ones of the callbacks that the downstream has had as a whole */
    public record Delivered(String downstream, long records) {}

    public Continued continued(Instant since) {
        return ledger.read(tx -> tx.first(
                        """
                        SELECT count(*), count(DISTINCT run_uid), (SELECT count(*) FROM edges_run)
                        FROM edges_iteration WHERE state = 'continued' AND started_at >= ?""", row -> new Continued(row.getLong(1), row.getLong(2), row.getLong(3)), since)
                .orElseThrow());
    }

    /** @return one for each downstream, by name */
    public List<Delivered> delivered(Instant since) {
        return ledger.read(tx ->
                tx.list("""
                SELECT s.downstream, coalesce(sum(%s), 0) FROM edges_downstream s
                     LEFT JOIN edges_delivery d ON d.downstream = s.downstream AND d.done_at >= ?
                     LEFT JOIN edges_callback c ON c.callback_id = d.callback_id
                GROUP BY s.downstream ORDER BY s.downstream""".formatted(TO_DELIVER), row -> new Delivered(row.getString(1), row.getLong(2)), since));
    }
}
