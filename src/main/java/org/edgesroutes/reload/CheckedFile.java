package org.edgesroutes.reload;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A route file without a fault of its own.
 *
 * @param ids of its routes
 * @param warnings about likely mistakes
 */
record CheckedFile(RouteFile file, YamlOutline outline, Set<String> ids, List<RouteFault> warnings) {

    private static final String DIRECT = "direct";

    /** Whether one of its routes receives HTTP requests. */
    boolean takesRequests() {
        return file.text().contains("platform-http:") || outline.hasRest();
    }

    /** The names of the {@code direct:} endpoints at which its routes start. */
    Set<String> listening() {
        return outline.endpoints().stream()
                .filter(use -> use.source() && use.scheme().equals(DIRECT))
                .map(EndpointUse::name)
                .collect(Collectors.toSet());
    }

    /** The {@code direct:} endpoints that it calls, except those whose names are set by a property or at run time. */
    Set<EndpointUse> calls() {
        return outline.endpoints().stream()
                .filter(use -> !use.source() && use.scheme().equals(DIRECT))
                .filter(use -> !use.uri().contains("{{") && !use.uri().contains("${"))
                .collect(Collectors.toSet());
    }
}
