package org.edgesroutes.fuzz;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept connection that sends whatever it is given; opened anew when the server has closed it. */
final class Caller implements Closeable {

    private static final int ANSWER_MILLIS = 30_000;

    /** @param status of HTTP, 0 when the server closed the connection instead of answering */
    record Reply(int status, String body) {}

    private final URI target;
    private Socket socket;
    private InputStream in;

    Caller(URI target) {
        this.target = target;
    }

    Reply send(FuzzRequest request) throws IOException {
        if (socket == null) {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.connect(new InetSocketAddress(target.getHost(), target.getPort()), ANSWER_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }
        try {
            socket.getOutputStream().write(request.bytes());
            Reply reply = reply();
            if (!request.sound()) {
                close();
            }
            return reply;
        } catch (IOException closed) {
            close();
            return new Reply(0, closed.toString());
        }
    }

    private Reply reply() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).trim());
            }
            chunked |= lower.startsWith("transfer-encoding:");
            last |= lower.startsWith("connection: close");
        }
        if (status == 100) {
            return reply();
        }
        String body = chunked ? chunks() : text(length);
        if (last) {
            close();
        }
        return new Reply(status, body);
    }

    private String chunks() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.append(text(size));
            line();
        }
        line();
        return all.toString();
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
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
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
