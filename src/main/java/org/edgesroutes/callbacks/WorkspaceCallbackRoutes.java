package org.edgesroutes.callbacks;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.settings.Workspace;
import org.edgesroutes.workspaces.Workspaces;

/**
 * {@code direct:edges-accept-callback} where workspaces have names: the request goes to the workspace that its path
 * names.
 */
public final class WorkspaceCallbackRoutes extends RouteBuilder {

    private final Workspaces workspaces;

    public WorkspaceCallbackRoutes(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public void configure() {
        from(CallbackRoutes.ACCEPT)
                .routeId("edges-accept-callback")
                .routeDescription("Leads to the workspace that the path of the webhook names")
                .errorHandler(noErrorHandler())
                .process(this::choose)
                .toD(CallbackRoutes.ACCEPT + "-${variable." + Workspace.VARIABLE + "}");
    }

    private void choose(Exchange exchange) {
        Message message = exchange.getMessage();
        String path = message.getHeader(Exchange.HTTP_PATH, "", String.class).replaceAll("/+$", "");
        Optional<Workspace> named =
                workspaces.all().stream().filter(one -> rest(one, path) != null).findFirst();
        if (named.isEmpty()) {
            CallbackResponse.refused(404, "callbacks go to the path that ends with the name of a workspace")
                    .writeTo(message);
            exchange.setRouteStop(true);
            return;
        }
        exchange.setVariable(Workspace.VARIABLE, named.get().name());
        message.setHeader(Exchange.HTTP_PATH, path(named.get()) + rest(named.get(), path));
    }

    private String path(Workspace workspace) {
        return workspaces.path(workspace.name()).orElseThrow();
    }

    /** @return the part behind the path of the workspace; null when it is not the path of this one */
    private String rest(Workspace workspace, String path) {
        return RequestPath.behind(path(workspace), path).orElseGet(() -> afterName("/" + workspace.name(), path));
    }

    private static String afterName(String beginning, String path) {
        return path.equals(beginning) || path.startsWith(beginning + "/") ? path.substring(beginning.length()) : null;
    }
}
