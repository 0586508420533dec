package org.edgesroutes.migration;

import java.net.URI;
import java.net.URISyntaxException;

/** The address of a callback as far as it may be shown and stored. */
final class CallbackUrl {

    private CallbackUrl() {}

    /** @return without user, query and fragment, each of which may hold a secret */
    static String withoutSecrets(String url) {
        try {
            URI uri = new URI(url);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return uri.getHost() == null
                    ? "an address that is no URL"
                    : "%s://%s%s%s".formatted(uri.getScheme(), uri.getHost(), port, uri.getRawPath());
        } catch (URISyntaxException malformed) {
            return "an address that is no URL";
        }
    }
}
