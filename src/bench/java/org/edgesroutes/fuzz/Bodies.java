package org.edgesroutes.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Bodies that begin as a documented payload and end as anything. */
final class Bodies {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[][] NO_UTF8 = {
        {(byte) 0xFF}, {(byte) 0xC3}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {0}
    };

    private Bodies() {}

    static byte[] any(Random random, long number) {
        double wildness = random.nextInt(3) == 0 ? 0 : Math.pow(random.nextDouble(), 3) / 2;
        String text = new Renderer(random, wildness, number).render(Payloads.any(random, number));
        int kind = random.nextInt(60);
        Charset charset = kind == 0
                ? StandardCharsets.UTF_16LE
                : kind == 1
                        ? StandardCharsets.UTF_16
                        : kind == 2 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        byte[] body = text.getBytes(charset);
        return kind < 15 ? damaged(random, kind, body) : body;
    }

    private static byte[] damaged(Random random, int kind, byte[] body) {
        int at = random.nextInt(body.length);
        switch (kind) {
            case 3, 4:
                return joined(BYTE_ORDER_MARK, body);
            case 5:
                return Arrays.copyOf(body, at);
            case 6:
                return joined(body, Values.any(random).getBytes(StandardCharsets.UTF_8));
            case 7:
                return joined(Arrays.copyOf(body, at), NO_UTF8[random.nextInt(NO_UTF8.length)], tail(body, at));
            case 8, 9:
                body[at] ^= (byte) (1 << random.nextInt(8));
                return body;
            case 10:
                return joined(Arrays.copyOf(body, at), tail(body, random.nextInt(body.length)));
            case 11:
                return joined(body, tail(body, at));
            case 12:
                return Values.any(random).getBytes(StandardCharsets.UTF_8);
            case 13:
                random.nextBytes(body);
                return body;
            case 14:
                return joined(BYTE_ORDER_MARK, BYTE_ORDER_MARK, body);
            default:
                return body;
        }
    }

    private static byte[] tail(byte[] body, int from) {
        return Arrays.copyOfRange(body, from, body.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** @return what the ledger holds of it: a byte order mark says how a text is written and is no part of it */
    static byte[] kept(byte[] body) {
        boolean marked = body.length >= 3 && Arrays.equals(body, 0, 3, BYTE_ORDER_MARK, 0, 3);
        return marked ? tail(body, 3) : body;
    }
}
