package org.edgesroutes.reload;

import java.util.Map;

/**
 * An endpoint that a file names.
 *
 * @param parameters those below the uri, not those within it
 * @param source whether a route starts there
 * @param lines of the parameters
 */
record EndpointUse(String uri, Map<String, String> parameters, boolean source, int line, Map<String, Integer> lines) {

    String scheme() {
        int colon = uri.indexOf(':');
        return colon < 0 ? uri : uri.substring(0, colon);
    }

    /** What follows the scheme, up to the options. */
    String name() {
        return uri.replaceFirst("^[^:]*:(//)?", "").replaceFirst("\\?.*$", "");
    }

    int lineOf(String parameter) {
        return lines.getOrDefault(parameter, line);
    }
}
