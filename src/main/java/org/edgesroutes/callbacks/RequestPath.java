package org.edgesroutes.callbacks;

import java.util.Optional;

/**
 * The path of a request as runtimes give it: from the root of the server, with or without a path under which the whole
 * server is mounted, or only the part behind the endpoint.
 */
final class RequestPath {

    private RequestPath() {}

    /**
     * Finds the part behind the path of the webhook. The last place counts, since a server may be mounted under the
     * same path.
     *
     * @param own the path of the webhook, without a slash at its end
     * @return empty where the path of the webhook is not in it
     */
    static Optional<String> behind(String own, String path) {
        int start = (path + "/").lastIndexOf(own + "/");
        return start < 0 ? Optional.empty() : Optional.of(path.substring(start + own.length()));
    }
}
