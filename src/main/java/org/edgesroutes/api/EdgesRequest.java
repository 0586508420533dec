package org.edgesroutes.api;

import java.net.URI;
import org.apache.camel.Exchange;

/**
 * One call as it will be sent, however often that has to be tried.
 *
 * @param repeatable whether doing it twice does no harm
 */
record EdgesRequest(String method, URI target, boolean repeatable) {

    private static final String PROPERTY = "edgesCall";

    /**
     * Reads the call from the variables of {@code direct:edges-api} and removes them, so that what one call was told
     * does not steer the next one of the same exchange.
     */
    static EdgesRequest take(Exchange exchange, EdgesUrl address) {
        String method = variable(exchange, EdgesApi.METHOD, "GET");
        String path = variable(exchange, EdgesApi.PATH, "");
        String query = variable(exchange, EdgesApi.QUERY, "");
        String repeatable = variable(exchange, EdgesApi.REPEATABLE, "true");
        exchange.removeVariable(EdgesApi.NEXT);
        EdgesRequest call = new EdgesRequest(method, address.resolve(path, query), Boolean.parseBoolean(repeatable));
        exchange.setProperty(PROPERTY, call);
        return call;
    }

    static EdgesRequest of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, EdgesRequest.class);
    }

    private static String variable(Exchange exchange, String name, String standard) {
        String value = exchange.getVariable(name, String.class);
        exchange.removeVariable(name);
        return value == null || value.isBlank() ? standard : value;
    }

    /** Such as {@code POST /v1/runs/…/continue}: enough to tell which call it was. */
    String name() {
        return method + " " + target.getRawPath();
    }

    /** Whether its path names one thing by its uid, instead of a list of them. */
    boolean isAboutOne() {
        return !target.getRawPath().endsWith("/runs") && !target.getRawPath().endsWith("/runs/callbacks");
    }
}
