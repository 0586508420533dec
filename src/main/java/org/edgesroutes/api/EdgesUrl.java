package org.edgesroutes.api;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The URL of a call. The API key never leaves for another host than that of {@code edges.api.url}. */
record EdgesUrl(URI base) {

    private static final Pattern ABSOLUTE = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:.*");

    /**
     * @param path relative to the base, or a full URL as {@code X-Pagination-Next} gives it
     *     ({@code docs/edges-api.md}, "Paging")
     * @param query without its question mark, may be null
     * @throws EdgesApiException when it leads to another host, or is no address
     */
    URI resolve(String path, String query) {
        URI target = ABSOLUTE.matcher(path).matches() || path.startsWith("//") ? uri(path) : uri(base + slashed(path));
        if (!origin(target).equals(origin(base)) || target.getRawUserInfo() != null) {
            throw EdgesApiException.notSent(
                    "refused to call %s, because edges.api.url is %s; the API key goes nowhere else"
                            .formatted(origin(target), origin(base)));
        }
        if (query == null || query.isEmpty()) {
            return target;
        }
        return uri(target + (target.getRawQuery() == null ? "?" : "&") + query);
    }

    /** Scheme, host and port in one spelling. */
    static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : "http".equals(scheme) ? 80 : 443;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static String slashed(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw EdgesApiException.notSent("refused to call Edges at an invalid URL: " + malformed.getMessage());
        }
    }
}
