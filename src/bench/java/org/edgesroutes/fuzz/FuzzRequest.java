package org.edgesroutes.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.edgesroutes.TestSettings;

/**
 * One request, the same whenever it is made again from the same seed and number.
 *
 * @param head request line and headers, without those about the length
 * @param sound whether HTTP obliges the server to answer and to keep the connection
 */
record FuzzRequest(String head, byte[] body, boolean chunked, boolean sound) {

    static final String SECRET = "s3cret";

    private static final List<String> METHODS =
            List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FROB", "post");

    private static final List<String> SOUND_PATHS = List.of(
            "/linkedin-extract-connections",
            "/linkedin-extract-messages",
            "/",
            "?token=a&b",
            "/unknown?x=%20",
            "/a/b",
            "/a%20b",
            "x",
            "/%00",
            "/" + "a".repeat(101),
            "//",
            "/../callbacks",
            "/%2e%2e",
            "/é",
            "/;a=b");

    private static final List<String> ODD_PATHS =
            List.of("/%zz", "/%", "/" + "a".repeat(9000), "/ b", "?%zz=%", "#x", "/\u0001");

    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/octet-stream",
            "application/json; charset=utf-16",
            "application/json; charset=x",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "",
            ";",
            "a",
            "application/json, text/html",
            "\"",
            "text/xml",
            "application/x-java-serialized-object");

    private static final List<String> HEADERS = List.of(
            "Expect: 100-continue",
            "Content-Encoding: gzip",
            "Accept: text/html;q=x",
            "CamelHttpPath: /x",
            "Cookie: a=b; ;=",
            "camelhttpmethod: GET",
            "X-Long: " + "a".repeat(4000),
            "Content-Length-: 5",
            "Range: bytes=0-1",
            "Origin: null",
            "X-Forwarded-For: ${body}",
            "Upgrade: h2c",
            "Authorization: Bearer");

    /** @param seed the same for all requests of one go */
    static FuzzRequest of(long seed, long number) {
        Random random = new Random(seed * 31 + number * 0x9E3779B97F4A7C15L);
        random.nextInt();
        if (number > 100 && random.nextInt(100) == 0) {
            return of(seed, number - 1 - random.nextInt(100));
        }
        byte[] body = Bodies.any(random, number);
        boolean plain = random.nextInt(10) < 9;
        return plain ? posted(random, body) : odd(random, body);
    }

    private static FuzzRequest posted(Random random, byte[] body) {
        String path = random.nextInt(3) == 0 ? SOUND_PATHS.get(random.nextInt(2)) : "";
        return new FuzzRequest(head("POST", path, SECRET, "application/json", ""), body, random.nextInt(10) == 0, true);
    }

    private static FuzzRequest odd(Random random, byte[] body) {
        int kind = random.nextInt(10);
        String method = kind == 0 ? any(random, METHODS) : "POST";
        boolean sound = kind != 9;
        String path = kind < 3 ? any(random, SOUND_PATHS) : sound ? "" : any(random, ODD_PATHS);
        String secret = kind == 3 ? "wrong" + random.nextInt(9) : SECRET;
        String type = kind > 3 && kind < 7 ? any(random, TYPES) : "application/json";
        String header = kind > 6 && sound ? any(random, HEADERS) : "";
        return new FuzzRequest(head(method, path, secret, type, header), body, random.nextBoolean(), sound);
    }

    private static String any(Random random, List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static String head(String method, String path, String secret, String type, String header) {
        return method + " /edges/callbacks" + path + " HTTP/1.1\r\nHost: localhost\r\n" + TestSettings.SECRET_HEADER
                + ": " + secret + "\r\nContent-Type: " + type + "\r\n" + (header.isEmpty() ? "" : header + "\r\n");
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length + 60);
        all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        if (chunked) {
            int half = body.length / 2;
            all.writeBytes("Transfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            chunk(all, 0, half);
            chunk(all, half, body.length - half);
            all.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } else {
            all.writeBytes(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            all.writeBytes(body);
        }
        return all.toByteArray();
    }

    private void chunk(ByteArrayOutputStream all, int from, int length) {
        if (length > 0) {
            all.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            all.write(body, from, length);
            all.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
