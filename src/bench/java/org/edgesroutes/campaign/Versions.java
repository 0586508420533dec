package org.edgesroutes.campaign;

import java.util.List;

/**
 * In which order the versions of a record came. An old one that Edges sends again after a newer one is a change as far
 * as anybody can tell, and is delivered as one.
 */
final class Versions {

    private static final String SAME_KEY = """
            SELECT record_id, content_hash FROM edges_record
            WHERE run_uid = '%s' AND change <> 'repeated' AND record_key = (
                SELECT record_key FROM edges_record WHERE run_uid = '%s' AND record_id = '%s')
            ORDER BY callback_id, record_index""";

    private final LedgerFile ledger;

    Versions(LedgerFile ledger) {
        this.ledger = ledger;
    }

    /** @return whether another version of the same record came between any two of these, which have one content */
    boolean cameAgain(String runUid, List<String> ids) {
        List<List<String>> versions = ledger.rows(SAME_KEY.formatted(runUid, runUid, ids.get(0)));
        String before = null;
        for (List<String> version : versions) {
            if (version.get(1).equals(before)) {
                return false;
            }
            before = version.get(1);
        }
        return versions.stream().map(version -> version.get(0)).toList().containsAll(ids);
    }
}
