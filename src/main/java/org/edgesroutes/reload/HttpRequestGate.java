package org.edgesroutes.reload;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * The gate in front of every route of an HTTP server. Camel would answer 503 while a route stops and 404 until the next
 * one has started; at a closed gate a request waits unread and without a thread, and is then handled like a new one.
 */
final class HttpRequestGate implements RequestGate {

    /** Before all routes of Camel, whose order starts at 0. */
    private static final int FIRST = -1;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final VertxPlatformHttpRouter router;
    private final List<Runnable> waiting = new ArrayList<>();
    private int inside;
    private boolean closed;

    private HttpRequestGate(VertxPlatformHttpRouter router) {
        this.router = router;
    }

    /** @param port of a server that the context has started */
    static RequestGate before(CamelContext context, int port) {
        VertxPlatformHttpRouter router =
                VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        if (router == null) {
            return NONE;
        }
        HttpRequestGate gate = new HttpRequestGate(router);
        router.route().order(FIRST).handler(gate::arrive);
        return gate;
    }

    private void arrive(RoutingContext request) {
        if (enter(request)) {
            request.addEndHandler(answered -> leave());
            request.next();
        }
    }

    private synchronized boolean enter(RoutingContext request) {
        if (!closed) {
            inside++;
            return true;
        }
        HttpServerRequest unread = request.request().pause();
        Context thread = Vertx.currentContext();
        waiting.add(() -> thread.runOnContext(now -> {
            unread.resume();
            // from the start again: the request was matched against routes that are gone
            router.handle(unread);
        }));
        return false;
    }

    private synchronized void leave() {
        inside--;
        notifyAll();
    }

    @Override
    public synchronized void close() throws InterruptedException {
        closed = true;
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (long left = PATIENCE.toNanos(); inside > 0 && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public synchronized void open() {
        closed = false;
        waiting.forEach(Runnable::run);
        waiting.clear();
    }
}
