package org.edgesroutes.main;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * What the HTTP server says where no route does: small JSON, as the webhook itself. While the route of the webhook
 * starts, stops or is exchanged, a callback is asked to come again instead of being told that there is nothing here.
 */
final class ServerAnswers {

    private static final Map<Integer, String> SENTENCES = Map.of(
            400, "the request cannot be read",
            404, "there is nothing here",
            413, "the body is too large",
            503, "callbacks are not taken now; send it again");

    private final String webhook;

    private ServerAnswers(String webhook) {
        this.webhook = webhook;
    }

    /** To be called once the server of this port is up. */
    static void install(CamelContext context, int port, String webhook) {
        ServerAnswers answers = new ServerAnswers(webhook);
        VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port))
                .route()
                .last()
                .handler(answers::nobodyTookIt)
                .failureHandler(request -> answer(request, request.statusCode() < 0 ? 500 : request.statusCode()));
    }

    private void nobodyTookIt(RoutingContext request) {
        if (isWebhook(request.normalizedPath())) {
            request.response().putHeader("Retry-After", "5");
            answer(request, 503);
        } else {
            answer(request, 404);
        }
    }

    private static void answer(RoutingContext request, int status) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end("{\"error\":\"%s\"}".formatted(SENTENCES.getOrDefault(status, "the request failed")));
    }

    private boolean isWebhook(String path) {
        return path.equals(webhook) || path.startsWith(webhook + "/");
    }
}
