package org.edgesroutes.subscriptions;

import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.settings.Workspace;

/** The endpoint behind the timer of subscriptions. */
public final class SubscriptionRoutes extends RouteBuilder {

    private final Workspace workspace;
    private final SubscriptionService subscriptions;

    public SubscriptionRoutes(Workspace workspace, SubscriptionService subscriptions) {
        this.workspace = workspace;
        this.subscriptions = subscriptions;
    }

    @Override
    public void configure() {
        from(workspace.own("direct:edges-apply-subscriptions"))
                .routeId(workspace.own("edges-apply-subscriptions"))
                .routeDescription("Starts or adopts what the file of subscriptions declares and Edges does not have")
                .process(exchange -> subscriptions.tick());
    }
}
