package org.edgesroutes.api;

import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One call to Edges, sent as often as {@link ApiClient} finds necessary.
 *
 * @param target the full URL; {@link EdgesUrl} makes it
 * @param body JSON in UTF-8, null for none
 * @param repeatable whether sending the call twice does no harm
 * @param wanted asked right before each attempt, after all waiting; false keeps the call from leaving
 */
record ApiRequest(String method, URI target, byte[] body, boolean repeatable, BooleanSupplier wanted) {

    private static final List<String> LISTS = List.of("/runs", "/runs/callbacks", "/schedules", "/identities");

    static ApiRequest get(URI target) {
        return new ApiRequest("GET", target, null, true, () -> true);
    }

    /** Whether its path names one thing by its uid, instead of a list of them. */
    boolean isAboutOne() {
        return LISTS.stream().noneMatch(target.getRawPath()::endsWith);
    }

    /** Returns the call in short, such as {@code POST /v1/runs/…/continue}. */
    String name() {
        return method + " " + target.getRawPath();
    }
}
