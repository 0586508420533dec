package org.edgesroutes.main;

import io.netty.handler.codec.DecoderException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that no route ever sees, since their address or their form cannot be decoded. Left alone, the server takes
 * them for faults of its own: it answers 500 and logs a stack trace for whoever sends nonsense.
 */
public final class UnreadableRequests {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);
    private static final int BAD_REQUEST = 400;
    private static final int FAULT = 500;

    private UnreadableRequests() {}

    /** @param port of the server, which has to be running */
    public static void refuse(CamelContext context, int port) {
        Service service = context.hasService(
                candidate -> candidate instanceof VertxPlatformHttpServer server && server.getPort() == port);
        if (service instanceof VertxPlatformHttpServer server
                && server.getServer().requestHandler() instanceof Router router) {
            router.errorHandler(BAD_REQUEST, request -> answer(request, BAD_REQUEST));
            router.errorHandler(
                    FAULT, request -> answer(request, isUnreadable(request.failure()) ? BAD_REQUEST : FAULT));
        }
    }

    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof IllegalArgumentException || failure instanceof DecoderException;
    }

    private static void answer(RoutingContext request, int status) {
        if (status == FAULT) {
            LOG.error("a request failed", request.failure());
        }
        if (!request.response().ended()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(
                            status == FAULT
                                    ? "{\"error\":\"the request failed\"}"
                                    : "{\"error\":\"the request cannot be read\"}");
        }
    }
}
