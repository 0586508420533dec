package org.edgesroutes.migration;

import org.edgesroutes.api.EdgesApiException;

/** Tells an answer that will be the same the next time from a failure that passes. */
final class RefusedCall {

    private RefusedCall() {}

    static boolean is(EdgesApiException failure) {
        return failure.status() / 100 == 4 && !failure.retryable() && !failure.outcomeUnknown();
    }
}
