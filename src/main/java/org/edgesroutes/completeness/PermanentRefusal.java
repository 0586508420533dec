package org.edgesroutes.completeness;

import java.util.Set;
import org.edgesroutes.api.EdgesApiException;

/** Tells a refusal of one request from a refusal of the caller. */
final class PermanentRefusal {

    /** The key, the plan, the rights, the budget: these concern every call alike, and pass. */
    private static final Set<Integer> GENERAL = Set.of(401, 402, 403, 408, 429);

    private PermanentRefusal() {}

    /** Whether asking again would be refused again, while other calls go on. */
    static boolean forGood(EdgesApiException failure) {
        return failure.status() / 100 == 4 && !GENERAL.contains(failure.status());
    }
}
