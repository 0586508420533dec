package org.edgesroutes.reload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An endpoint that a route file names.
 *
 * @param step the key that it stands below, such as {@code from}, {@code to} or {@code toD}
 * @param parameters those below the uri, not those within it
 * @param positions of the parameters
 */
record EndpointUse(
        String step,
        String uri,
        Map<String, String> parameters,
        SourcePosition position,
        Map<String, SourcePosition> positions) {

    /** Whether a route starts there. */
    boolean source() {
        return step.equals("from");
    }

    String scheme() {
        int colon = uri.indexOf(':');
        return colon < 0 ? uri : uri.substring(0, colon);
    }

    /** The part between the scheme and the options. */
    String name() {
        return uri.replaceFirst("^[^:]*:(//)?", "").replaceFirst("\\?.*$", "");
    }

    /** The name of the kamelet; empty for any other endpoint. */
    String kamelet() {
        return scheme().equals("kamelet") ? name().replaceFirst("/.*$", "") : "";
    }

    boolean deliversRecords() {
        return source() && (scheme().equals("edges-records") || kamelet().equals("edges-records-source"));
    }

    /** The parameters below the uri and those within it. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        int query = uri.indexOf('?');
        if (query >= 0) {
            for (String pair : uri.substring(query + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                if (!parts[0].isBlank()) {
                    options.put(parts[0], parts.length > 1 ? parts[1] : "");
                }
            }
        }
        options.putAll(parameters);
        return options;
    }

    EndpointUse resolved(UnaryOperator<String> placeholders) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> values.put(name, placeholders.apply(value)));
        return new EndpointUse(step, placeholders.apply(uri), values, position, positions);
    }

    SourcePosition positionOf(String parameter) {
        return positions.getOrDefault(parameter, position);
    }
}
