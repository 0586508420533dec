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
        from("platform-http:/health")
                .routeId("health")
                .process(exchange -> show(exchange, HealthCheckHelper.invoke(exchange.getContext(), "full")));
        from("platform-http:/ready")
                .routeId("ready")
                .process(exchange -> show(exchange, HealthCheckHelper.invokeReadiness(exchange.getContext())));
    }

    private static void show(Exchange exchange, Collection<HealthCheck.Result> checks) {
        exchange.getMessage()
                .setBody(checks.stream()
                        .map(check -> check.getCheck().getId() + " " + check.getState())
                        .collect(Collectors.joining("\n")));
        if (checks.stream().anyMatch(check -> check.getState() == HealthCheck.State.DOWN)) {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 503);
        }
    }
}
