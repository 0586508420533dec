package org.edgesroutes.ledger.runs;

import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.ledger.Transaction;

/**
 * Which runs are meant; what is null does not matter.
 *
 * @param due whether only those whose time to be continued has come
 */
public record RunFilter(String status, String action, boolean due) {

    /** @return the condition with its parameters, for rows of {@code edges_run} */
    String where(Transaction tx, List<Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (status != null) {
            conditions.add("status = ?");
            parameters.add(status);
        }
        if (action != null) {
            conditions.add("action = ?");
            parameters.add(action);
        }
        if (due) {
            conditions.add("next_continue_at <= ?");
            parameters.add(tx.now());
        }
        return String.join(" AND ", conditions);
    }
}
