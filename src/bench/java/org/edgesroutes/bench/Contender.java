package org.edgesroutes.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** Something that takes callbacks in and posts each of their records to the sink. */
interface Contender {

    /** For {@code bench.only}. */
    String name();

    String title();

    /** @return in words why it cannot be measured here, empty when it can */
    String obstacle() throws IOException, InterruptedException;

    /**
     * @param directory empty, for everything that it writes
     * @param port where it takes callbacks
     * @param sinkPort where it posts records
     */
    Child start(Path directory, int port, int sinkPort) throws IOException;

    /** Where callbacks are posted on its port. */
    String path();

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
