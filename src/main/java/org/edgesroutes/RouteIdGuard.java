package org.edgesroutes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;
import org.edgesroutes.settings.SettingsException;

/**
 * Refuses a route of the application that has the id of a route of the bundle, whichever of the two comes first. Camel
 * itself replaces the first by the second without a line.
 */
public final class RouteIdGuard extends ModelLifecycleStrategySupport {

    private static final String BEAN = "edgesRouteIdGuard";

    private final CamelContext context;
    private final Model model;
    private final Map<String, RouteDefinition> known = new HashMap<>();
    private final Set<String> own = new HashSet<>();
    private boolean adding;

    private RouteIdGuard(CamelContext context, Model model) {
        this.context = context;
        this.model = model;
    }

    /** Adds routes to a context. */
    @FunctionalInterface
    public interface Addition {

        void run() throws Exception;
    }

    /** The one of the context, which from now on sees every route that is added to it. */
    public static RouteIdGuard of(CamelContext context) {
        RouteIdGuard bound = context.getRegistry().lookupByNameAndType(BEAN, RouteIdGuard.class);
        if (bound != null) {
            return bound;
        }
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        RouteIdGuard guard = new RouteIdGuard(context, model);
        context.getRegistry().bind(BEAN, guard);
        model.getRouteDefinitions().forEach(guard::onAddRouteDefinition);
        model.addModelLifecycleStrategy(guard);
        return guard;
    }

    /**
     * Adds routes of the bundle.
     *
     * @throws SettingsException when the application has a route with the id of one of them
     */
    public synchronized void add(Addition routes) throws Exception {
        boolean outer = adding;
        adding = true;
        try {
            routes.run();
        } finally {
            adding = outer;
        }
    }

    @Override
    public synchronized void onAddRouteDefinition(RouteDefinition route) {
        if (route.getRouteId() == null) {
            return;
        }
        String id = resolved(route.getRouteId());
        RouteDefinition first = known.get(id);
        if (first != null && own.contains(id) != adding && !sameFile(first, route)) {
            putBack(first);
            throw new SettingsException(List.of(refusal(id, first, route)));
        }
        known.put(id, route);
        if (adding) {
            own.add(id);
        }
    }

    /** Camel does so when it makes the route, and refuses it there when a placeholder leads nowhere. */
    private String resolved(String id) {
        try {
            return context.resolvePropertyPlaceholders(id);
        } catch (IllegalArgumentException leadsNowhere) {
            return id;
        }
    }

    /** A route that is advised in a test is added once more, from where it came. */
    private static boolean sameFile(RouteDefinition first, RouteDefinition second) {
        return place(first).equals(place(second));
    }

    /** Camel has taken out the first one by the time it tells of the second. */
    private void putBack(RouteDefinition first) {
        if (adding) {
            return;
        }
        try {
            add(() -> model.addRouteDefinition(first));
        } catch (Exception failure) {
            throw RuntimeCamelException.wrapRuntimeCamelException(failure);
        }
    }

    private String refusal(String id, RouteDefinition first, RouteDefinition second) {
        return ("there are two routes with the id %s: one of Edges Routes, %s, and one of the application, %s; give"
                        + " yours another id, or leave the route of Edges Routes out of edges.routes to use yours instead")
                .formatted(id, place(adding ? second : first), place(adding ? first : second));
    }

    private static String place(RouteDefinition route) {
        String from = "from " + route.getInput().getEndpointUri();
        return route.getResource() == null
                ? from + " in Java"
                : from + " in " + route.getResource().getLocation();
    }
}
