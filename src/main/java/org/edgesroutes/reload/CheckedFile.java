package org.edgesroutes.reload;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file that is right by itself.
 *
 * @param ids of its routes
 */
record CheckedFile(RouteFile file, YamlOutline outline, Set<String> ids) {

    private static final String DIRECT = "direct";

    /** Whether requests come in through one of its routes. */
    boolean takesRequests() {
        return file.text().contains("platform-http:") || outline.hasRest();
    }

    /** The names of {@code direct:} at which its routes start. */
    Set<String> listening() {
        return outline.endpoints().stream()
                .filter(use -> use.source() && use.scheme().equals(DIRECT))
                .map(EndpointUse::name)
                .collect(Collectors.toSet());
    }

    /** Where it sends something through {@code direct:}, as far as the file alone tells. */
    Set<EndpointUse> calls() {
        return outline.endpoints().stream()
                .filter(use -> !use.source() && use.scheme().equals(DIRECT))
                .filter(use -> !use.uri().contains("{{"))
                .collect(Collectors.toSet());
    }
}
