package org.edgesroutes.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One connection to the sink: requests with a known length, answered one after the other. */
final class SinkConnection {

    private static final byte[] OK = answer("200 OK");
    private static final byte[] NO_LENGTH = answer("411 Length Required");
    private static final int FIRST_SIZE = 1 << 14;
    private static final String LENGTH = "\r\ncontent-length:";

    private final SocketChannel channel;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int filled;

    SinkConnection(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    private static byte[] answer(String status) {
        return ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws EOFException when the other side has closed it */
    void read(Arrivals arrivals) throws IOException {
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int read = channel.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled));
        if (read < 0) {
            channel.close();
            throw new EOFException();
        }
        filled += read;
        int done = 0;
        for (int end = request(done, arrivals); end > done; end = request(done, arrivals)) {
            done = end;
        }
        System.arraycopy(bytes, done, bytes, 0, filled - done);
        filled -= done;
    }

    /** @return where the request ends, or where it starts while it is not all there */
    private int request(int start, Arrivals arrivals) throws IOException {
        int body = endOfHead(start);
        if (body == start) {
            return start;
        }
        String head = new String(bytes, start, body - start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int length = head.indexOf(LENGTH);
        if (length < 0) {
            write(NO_LENGTH);
            return body;
        }
        int digits = length + LENGTH.length();
        int end = body
                + Integer.parseInt(
                        head.substring(digits, head.indexOf('\r', digits)).trim());
        if (end > filled) {
            return start;
        }
        arrivals.count(bytes, body, end);
        write(OK);
        return end;
    }

    private int endOfHead(int start) {
        for (int at = start + 3; at < filled; at++) {
            if (bytes[at] == '\n' && bytes[at - 1] == '\r' && bytes[at - 2] == '\n') {
                return at + 1;
            }
        }
        return start;
    }

    private void write(byte[] answer) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(answer);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }
}
