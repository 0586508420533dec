package org.acme.hub;

import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** What the hub does besides: routes of its own on the same HTTP server. Nothing in here knows Edges Routes. */
final class Orders extends RouteBuilder {

    @Override
    public void configure() {
        from("platform-http:/orders").routeId("{{hub.route-id:orders}}").setBody(constant("no orders"));
        from("platform-http:/health").routeId("health").process(Orders::health);
    }

    /** All checks in the health registry of Camel. */
    private static void health(Exchange exchange) {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invoke(exchange.getContext(), "full");
        exchange.getMessage()
                .setBody(results.stream()
                        .map(result -> result.getCheck().getId() + " " + result.getState())
                        .collect(Collectors.joining("\n")));
        if (results.stream().anyMatch(result -> result.getState() == HealthCheck.State.DOWN)) {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 503);
        }
    }
}
