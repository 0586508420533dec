package org.edgesroutes.reload;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.RouteStartupOrder;
import org.apache.camel.support.PluginHelper;

/** Replaces routes in a running context once the exchanges in progress are done. */
final class RouteSwap {

    private final CamelContext context;

    RouteSwap(CamelContext context) {
        this.context = context;
    }

    /** Removes the routes together, since one may wait for the reply of another. */
    void remove(Collection<String> ids) {
        List<RouteStartupOrder> routes = context.getCamelContextExtension().getRouteStartupOrder().stream()
                .filter(started -> ids.contains(started.getRoute().getRouteId()))
                .toList();
        try {
            if (!routes.isEmpty()) {
                context.getShutdownStrategy().shutdown(context, routes);
            }
            for (String id : ids) {
                if (context.getRoute(id) != null) {
                    context.getRouteController().stopRoute(id);
                    context.removeRoute(id);
                }
            }
        } catch (Exception failure) {
            throw RuntimeCamelException.wrapRuntimeCamelException(failure);
        }
    }

    /**
     * Replaces one version by another. When that fails, the old one runs again.
     *
     * @param old empty when the file is new
     */
    void replace(Optional<CheckedFile> old, CheckedFile by) throws SwapException {
        old.ifPresent(file -> remove(file.ids()));
        Set<String> others = running();
        try {
            start(by);
        } catch (Exception failure) {
            SwapException refused = new SwapException(failure);
            putBack(old, others, refused);
            throw refused;
        }
    }

    private Set<String> running() {
        return context.getRoutes().stream().map(Route::getRouteId).collect(Collectors.toSet());
    }

    /** Also removes the routes that a kamelet has made for a failed route, which Camel leaves behind. */
    private void putBack(Optional<CheckedFile> old, Set<String> others, SwapException refused) {
        try {
            Set<String> broken = running();
            broken.removeAll(others);
            remove(broken);
            if (old.isPresent()) {
                start(old.get());
            }
        } catch (Exception second) {
            refused.addSuppressed(second);
        }
    }

    private void start(CheckedFile file) throws Exception {
        PluginHelper.getRoutesLoader(context).updateRoutes(List.of(file.file().resource()));
    }
}
