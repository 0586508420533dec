package org.edgesroutes.ledger.iterations;

import java.sql.SQLException;
import org.edgesroutes.ledger.Transaction;

/**
 * The records of an iteration that its outputs brought and its callbacks did not. A record of the first iteration counts
 * although another run of the source had brought it before; in a later iteration a repeated one may be of an earlier
 * iteration of the run and does not count.
 */
final class FetchedRecords {

    /**
     * Counted by the database, since there may be hundreds of pages and each new one asks again. Within a text the
     * quotation marks would have a backslash before them.
     */
    private static final String NEW_IN_OUTPUTS = """
            SELECT coalesce(sum(record_count - (length(record_states)
                       - length(replace(record_states, '["repeated"', ''))) / length('["repeated"')), 0) AS fresh,
                   count(*) AS pages,
                   EXISTS (SELECT 1 FROM edges_callback WHERE run_uid = ? AND iteration = ? AND record_count > 0
                               AND origin = 'callback') AS callbacks,
                   EXISTS (SELECT 1 FROM edges_run WHERE run_uid = ? AND source_id IS NOT NULL) AS of_source
            FROM edges_callback WHERE run_uid = ? AND iteration = ? AND record_count > 0 AND origin = 'outputs'""";

    private static final String CONTENTS = """
            SELECT s.value ->> 1, s.value ->> 2 FROM edges_callback c, json_each(c.record_states) s
            WHERE c.run_uid = ? AND c.iteration = ? AND c.record_count > 0 AND c.origin = '%s'""";

    private static final String ONLY_IN_OUTPUTS = "SELECT count(*) FROM ("
            + CONTENTS.formatted("outputs") + " AND (? OR s.value ->> 0 <> 'repeated') EXCEPT "
            + CONTENTS.formatted("callback") + ")";

    private record Overview(int fresh, int pages, boolean callbacks, boolean ofSource) {}

    private FetchedRecords() {}

    static int count(Transaction tx, String uid, int iteration) throws SQLException {
        Overview all = tx.first(
                        NEW_IN_OUTPUTS,
                        row -> new Overview(row.getInt(1), row.getInt(2), row.getBoolean(3), row.getBoolean(4)),
                        uid,
                        iteration,
                        uid,
                        uid,
                        iteration)
                .orElseThrow();
        boolean repeatedCount = all.ofSource && iteration == 1 && all.pages > 0;
        if (!repeatedCount && (all.fresh == 0 || !all.callbacks)) {
            return all.fresh;
        }
        return tx.first(ONLY_IN_OUTPUTS, row -> row.getInt(1), uid, iteration, repeatedCount, uid, iteration)
                .orElseThrow();
    }
}
