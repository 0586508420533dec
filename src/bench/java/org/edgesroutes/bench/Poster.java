package org.edgesroutes.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** One kept connection that posts; plain sockets, since the load must cost little beside what it measures. */
final class Poster implements Closeable {

    private static final int CONNECT_MILLIS = 3000;
    private static final int ANSWER_MILLIS = 30_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    Poster(URI target) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.connect(new InetSocketAddress(target.getHost(), target.getPort()), CONNECT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    /** @return whether it was acknowledged */
    boolean post(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        skipRest();
        return status.startsWith("HTTP/1.1 2");
    }

    private void skipRest() throws IOException {
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).trim());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        if (chunked) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
    }

    private void skipChunks() throws IOException {
        for (int size = chunk(); size > 0; size = chunk()) {
            in.skipNBytes(size);
            line();
        }
        line();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
