package org.edgesroutes.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The HTTP downstream: answers 200 to everything and counts the records; one thread, as little work as can be. */
final class CountingSink implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final Thread thread = new Thread(this::run, "bench-sink");
    private volatile Arrivals arrivals = new Arrivals("none", 0, 1);

    private CountingSink(Selector selector, ServerSocketChannel server) {
        this.selector = selector;
        this.server = server;
    }

    static CountingSink start() throws IOException {
        CountingSink sink = new CountingSink(Selector.open(), ServerSocketChannel.open());
        sink.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        sink.server.configureBlocking(false);
        sink.server.register(sink.selector, SelectionKey.OP_ACCEPT);
        sink.thread.setDaemon(true);
        sink.thread.start();
        return sink;
    }

    int port() {
        return server.socket().getLocalPort();
    }

    long threadId() {
        return thread.getId();
    }

    /** From here on the records of one load count. */
    void expect(Arrivals expected) {
        arrivals = expected;
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(this::serve);
            }
        } catch (IOException failure) {
            System.out.println("the sink stopped: " + failure.getMessage());
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                ((SinkConnection) key.attachment()).read(arrivals);
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new SinkConnection(channel));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
