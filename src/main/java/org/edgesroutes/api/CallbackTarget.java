package org.edgesroutes.api;

import java.util.Map;

/**
 * Where Edges posts the results of a launch.
 *
 * @param headers with the secret of the webhook: never stored, never printed
 */
public record CallbackTarget(String url, Map<String, String> headers) {

    public CallbackTarget {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return url;
    }
}
