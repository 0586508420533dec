package org.edgesroutes.subscriptions;

import java.util.Map;
import java.util.Set;

/**
 * The decisions of a person for one plan.
 *
 * @param retry whether launches that Edges refused are tried again although nothing was changed
 * @param start names that are started although Edges may have them
 * @param adopt by name, the run or schedule that is theirs
 */
public record PlanOptions(boolean retry, Set<String> start, Map<String, String> adopt) {

    public PlanOptions {
        start = Set.copyOf(start);
        adopt = Map.copyOf(adopt);
    }

    /** The tick decides nothing. */
    public static PlanOptions none() {
        return new PlanOptions(false, Set.of(), Map.of());
    }
}
