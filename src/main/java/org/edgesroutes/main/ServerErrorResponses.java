package org.edgesroutes.main;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.edgesroutes.callbacks.RefusedRequests;
import org.edgesroutes.callbacks.RefusedRequests.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the HTTP server says to a request that no route sees: small JSON, as the webhook itself. A request that cannot
 * be decoded is the sender's fault and not, as the server has it, its own. While the route of the webhook starts,
 * stops or is exchanged, a callback is asked to come again instead of being told that there is nothing here.
 */
public final class ServerErrorResponses {

    private static final Logger LOG = LoggerFactory.getLogger(ServerErrorResponses.class);
    private static final Map<Integer, String> SENTENCES = Map.of(
            400, "the request cannot be read",
            404, "there is nothing here",
            413, "the body is too large",
            500, "the request failed",
            503, "callbacks are not taken now; send it again");

    private final String webhook;

    private ServerErrorResponses(String webhook) {
        this.webhook = webhook;
    }

    /**
     * @param port of the server, which has to be running
     * @param webhook the path of the webhook
     */
    public static void install(CamelContext context, int port, String webhook) {
        ServerErrorResponses answers = new ServerErrorResponses(webhook);
        router(context, port).ifPresent(router -> {
            router.errorHandler(400, request -> answer(request, 400));
            Set<RefusedRequests> counters = context.getRegistry().findByType(RefusedRequests.class);
            router.errorHandler(404, request -> answers.notFound(request, counters));
            router.errorHandler(413, request -> answer(request, 413));
            router.errorHandler(500, request -> answer(request, isUnreadable(request.failure()) ? 400 : 500));
        });
    }

    /** Returns the router of the HTTP server on a port; empty where there is none. */
    static Optional<Router> router(CamelContext context, int port) {
        Service service = context.hasService(
                candidate -> candidate instanceof VertxPlatformHttpServer server && server.getPort() == port);
        return service instanceof VertxPlatformHttpServer server
                        && server.getServer().requestHandler() instanceof Router router
                ? Optional.of(router)
                : Optional.empty();
    }

    /** JSON posted to another path is probably a callback whose address is wrong; a scanner posts none. */
    private void notFound(RoutingContext request, Set<RefusedRequests> counters) {
        boolean isWebhook = isWebhook(request.normalizedPath());
        String type = String.valueOf(request.request().getHeader("Content-Type"));
        if (!isWebhook && request.request().method().equals(HttpMethod.POST) && type.startsWith("application/json")) {
            counters.forEach(counter -> counter.refused(Reason.PATH, "callbacks go to " + webhook));
        }
        answer(request, isWebhook ? 503 : 404);
    }

    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof IllegalArgumentException || failure instanceof DecoderException;
    }

    private static void answer(RoutingContext request, int status) {
        if (request.failure() instanceof HttpClosedException) {
            return;
        }
        if (status == 500) {
            LOG.error("a request failed", request.failure());
        }
        if (request.response().ended()) {
            return;
        }
        if (status == 503) {
            request.response().putHeader("Retry-After", "5");
        }
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end("{\"error\":\"%s\"}".formatted(SENTENCES.get(status)));
    }

    private boolean isWebhook(String path) {
        return path.equals(webhook) || path.startsWith(webhook + "/");
    }
}
