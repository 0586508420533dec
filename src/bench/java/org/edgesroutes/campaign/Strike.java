package org.edgesroutes.campaign;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the service was in the middle of when it was killed, as far as its ledger and the target tell. */
final class Strike {

    /** Without an answer a call counts for much longer than a minute; older ones are left from kills before. */
    private static final String CALLS = "SELECT count(*) FROM edges_api_call"
            + " WHERE julianday(counts_until) - julianday(called_at) > 2.0 / 1440"
            + " AND julianday('now') - julianday(called_at) < 3.0 / 86400";

    private static final Map<String, String> SIGNS = Map.of(
            "SELECT count(*) FROM edges_iteration WHERE state = 'claimed'",
            "a continue was being made",
            "SELECT count(*) FROM edges_iteration WHERE state = 'unknown'",
            "the outcome of a continue was unknown",
            "SELECT count(*) FROM edges_delivery WHERE done_at IS NULL",
            "deliveries were open",
            "SELECT count(*) FROM edges_downstream WHERE paused_until IS NOT NULL",
            "the target was down",
            "SELECT count(*) FROM edges_callback WHERE keyed_at IS NULL",
            "callbacks waited for their run",
            CALLS,
            "a call to Edges was under way");

    private static final String STEPS =
            "SELECT DISTINCT repair_step FROM edges_iteration WHERE verdict = 'open' AND repair_step IS NOT NULL";

    private Strike() {}

    /**
     * @param ledger a copy, made after the kill
     * @param ready whether the service had started
     * @param inHand how many records the target was receiving
     */
    static Set<String> at(LedgerFile ledger, boolean ready, int inHand) {
        Set<String> found = new LinkedHashSet<>();
        found.add(ready ? "it ran" : "it was starting");
        if (inHand > 0) {
            found.add("the target was receiving records");
        }
        if (ledger.isReady()) {
            SIGNS.forEach((sql, sign) -> {
                if (ledger.number(sql) > 0) {
                    found.add(sign);
                }
            });
            for (List<String> step : ledger.rows(STEPS)) {
                found.add("a repair was at " + step.get(0));
            }
        }
        return found;
    }
}
