package org.edgesroutes.workspaces;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.settings.Workspace;

/**
 * Where there are workspaces with names, the addresses that YAML knows lead to the workspace of the exchange, which its
 * variable {@value Workspace#VARIABLE} names: {@code direct:edges-list-runs} to {@code direct:edges-list-runs-acme}.
 */
public final class WorkspaceRoutes extends RouteBuilder {

    private final Workspaces workspaces;
    private final Map<String, String> routes;

    /** @param routes the addresses by the ids of their routes */
    public WorkspaceRoutes(Workspaces workspaces, Map<String, String> routes) {
        this.workspaces = workspaces;
        this.routes = routes;
    }

    @Override
    public void configure() {
        // a failure is the caller's to handle, as if there were nothing in between
        errorHandler(noErrorHandler());
        routes.forEach((id, address) -> from(address)
                .routeId(id)
                .routeDescription("Leads to the route of the workspace that the exchange belongs to")
                .process(workspaces::choose)
                .toD(address + "-${variable." + Workspace.VARIABLE + "}"));
    }
}
