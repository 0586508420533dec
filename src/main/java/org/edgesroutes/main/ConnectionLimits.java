package org.edgesroutes.main;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds how many connections each HTTP server holds, and closes those whose peer is silent or sends its request too
 * slowly: each costs a file descriptor, and without any left no callback comes in.
 *
 * <p>Camel has no option for it and creates its servers itself, so it is given a Vert.x that does it for each server.
 */
public final class ConnectionLimits implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimits.class);
    private static final Duration LOGGED_EVERY = Duration.ofMinutes(1);
    private static final long SWEEP_MILLIS = 250;

    private final int maxConnections;
    private final Duration idleTimeout;
    private final Vertx vertx;
    private final Map<HttpConnection, PeerActivity> open = new ConcurrentHashMap<>();
    private final AtomicLong loggedAt = new AtomicLong(System.nanoTime() - LOGGED_EVERY.toNanos());

    /**
     * @param maxConnections of each server; a further one is closed at once
     * @param idleTimeout for a connection without a request, and for a request until it is whole
     */
    public ConnectionLimits(VertxOptions options, int maxConnections, Duration idleTimeout) {
        this.maxConnections = maxConnections;
        this.idleTimeout = idleTimeout;
        this.vertx = Vertx.vertx(options);
        vertx.setPeriodic(Math.min(SWEEP_MILLIS, Math.max(1, idleTimeout.toMillis())), sweep -> closeSilent());
    }

    /** Returns the Vert.x whose HTTP servers are bounded. */
    public Vertx vertx() {
        return (Vertx) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {VertxInternal.class}, (proxy, method, arguments) -> {
                    boolean server = method.getName().equals("createHttpServer")
                            && arguments != null
                            && arguments[0] instanceof HttpServerOptions;
                    return server ? createServer((HttpServerOptions) arguments[0]) : invoke(method, arguments);
                });
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(vertx, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    /** Where an upgrade to HTTP/2 is offered, Vert.x tells of a connection only after its first request. */
    private HttpServer createServer(HttpServerOptions options) {
        AtomicLong connections = new AtomicLong();
        HttpServer server = vertx.createHttpServer(options.setHttp2ClearTextEnabled(false));
        return server.connectionHandler(connection -> {
            if (connections.incrementAndGet() > maxConnections) {
                connections.decrementAndGet();
                connection.close();
                logFull();
                return;
            }
            open.put(connection, new PeerActivity());
            connection.closeHandler(closed -> {
                open.remove(connection);
                connections.decrementAndGet();
            });
        });
    }

    private void logFull() {
        long now = System.nanoTime();
        long before = loggedAt.get();
        if (now - before >= LOGGED_EVERY.toNanos() && loggedAt.compareAndSet(before, now)) {
            LOG.warn(
                    "{} connections are open and further ones are closed at once; find out who holds them, or raise server.max-connections",
                    maxConnections);
        }
    }

    /** Watches the requests of a server, before any other handler. */
    public void watch(Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::begin);
    }

    private void begin(RoutingContext request) {
        PeerActivity peer = open.get(request.request().connection());
        if (peer != null) {
            peer.begin(request.request());
            request.addEndHandler(ended -> peer.end(request.request()));
        }
        request.next();
    }

    private void closeSilent() {
        long limit = idleTimeout.toNanos();
        open.forEach((connection, peer) -> {
            if (peer.silentFor(System.nanoTime()) > limit) {
                LOG.debug("a connection of {} is closed, its peer is silent", connection.remoteAddress());
                connection.close();
            }
        });
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            LOG.debug("Vert.x did not close in order", failure);
        }
    }
}
