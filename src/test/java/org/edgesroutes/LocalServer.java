package org.edgesroutes;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free port of the loopback interface: what a test lets the bundle or the sandbox call. */
public final class LocalServer implements AutoCloseable {

    /** Reads a request and returns the status of its empty answer. */
    @FunctionalInterface
    public interface Receiver {
        int receive(String path, byte[] body) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private LocalServer(ExecutorService threads) {
        this.threads = threads;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.start();
    }

    /** Answers requests one after the other. */
    public static LocalServer inOrder() {
        return new LocalServer(Executors.newSingleThreadExecutor());
    }

    /** Answers requests side by side. */
    public static LocalServer parallel() {
        return new LocalServer(Executors.newCachedThreadPool());
    }

    /** Answers every request below a path; the handler closes its exchange. */
    public LocalServer on(String path, HttpHandler handler) {
        server.createContext(path, handler);
        return this;
    }

    /** Answers every request with a status alone. */
    public LocalServer receiving(Receiver receiver) {
        return on("/", request -> {
            try (request) {
                byte[] body = request.getRequestBody().readAllBytes();
                request.sendResponseHeaders(
                        receiver.receive(request.getRequestURI().getPath(), body), -1);
            }
        });
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** @param path with its slash, or empty */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(port(), path));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
