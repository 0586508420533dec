package org.acme.hub;

import org.apache.camel.builder.RouteBuilder;

/** What the hub does besides: a route of its own on the same HTTP server. Nothing in here knows Edges Routes. */
public class Orders extends RouteBuilder {

    @Override
    public void configure() {
        from("platform-http:/orders").routeId("{{hub.route-id:orders}}").setBody(constant("no orders"));
    }
}
