package org.edgesroutes.reload;

import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Reports the state of each route file. Always UP: a refused file changes nothing about the running routes. */
final class RouteFileHealthCheck extends AbstractHealthCheck {

    private final Supplier<SortedMap<String, RouteFileState>> states;

    RouteFileHealthCheck(Supplier<SortedMap<String, RouteFileState>> states) {
        super("edges", "edges-routes-files");
        this.states = states;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        SortedMap<String, RouteFileState> files = states.get();
        builder.up();
        long refused = files.values().stream().filter(RouteFileState::isRefused).count();
        if (refused > 0) {
            builder.message("%d of %d files refused; add ?data=true to see why".formatted(refused, files.size()));
        }
        files.forEach((name, state) -> builder.detail(name, state.inWords()));
    }
}
