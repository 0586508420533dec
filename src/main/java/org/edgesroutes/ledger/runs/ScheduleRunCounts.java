package org.edgesroutes.ledger.runs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.edgesroutes.ledger.Ledger;

/** How many runs a schedule has started, by status. */
public final class ScheduleRunCounts {

    private final Ledger ledger;

    public ScheduleRunCounts(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return the most frequent status first; a run that only callbacks told of counts as {@code unknown} */
    public Map<String, Integer> of(String scheduleUid) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        ledger.read(tx -> tx.list("""
                SELECT coalesce(status, 'unknown'), count(*) FROM edges_run WHERE scheduled_run_uid = ?
                GROUP BY 1 ORDER BY 2 DESC, 1""", row -> counts.put(row.getString(1), row.getInt(2)), scheduleUid));
        return counts;
    }
}
