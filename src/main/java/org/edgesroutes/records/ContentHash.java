package org.edgesroutes.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;

/**
 * Tells whether two records say the same: the order of fields does not count, {@code extracted_at} does not count
 * (only outputs have it, {@code docs/edges-api.md}, "Outputs"), and a number equals its text (ids changed from text to
 * numbers, {@code docs/edges-api.md}, "Record keys").
 */
public final class ContentHash {

    /** Bytes of SHA-256 that are kept: enough that no two records of a workspace ever meet by accident. */
    private static final int BYTES = 16;

    static final String EXTRACTED_AT = "extracted_at";

    private ContentHash() {}

    /** @return 32 hexadecimal digits */
    public static String of(JsonNode content) {
        StringBuilder text = new StringBuilder(1024);
        append(content, text, true);
        return of(utf16(text), BYTES);
    }

    /** @return all 64 hexadecimal digits for these bytes as they are */
    public static String ofBytes(byte[] bytes) {
        return of(bytes, 32);
    }

    private static String of(byte[] bytes, int length) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, length);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Copies, where UTF-8 would have to look at every character: a quarter of the time of a callback. */
    private static byte[] utf16(StringBuilder text) {
        char[] characters = new char[text.length()];
        text.getChars(0, characters.length, characters, 0);
        byte[] bytes = new byte[2 * characters.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().put(characters);
        return bytes;
    }

    private static void append(JsonNode node, StringBuilder text, boolean top) {
        if (node.isObject()) {
            appendObject(node, text, top);
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(element -> {
                append(element, text, false);
                text.append(',');
            });
            text.append(']');
        } else if (node.isTextual() || node.isNumber()) {
            String value = node.asText();
            text.append(value.length()).append(':').append(value);
        } else {
            text.append(node);
        }
    }

    private static void appendObject(JsonNode node, StringBuilder text, boolean top) {
        String[] names = new String[node.size()];
        Iterator<String> fields = node.fieldNames();
        for (int i = 0; i < names.length; i++) {
            names[i] = fields.next();
        }
        Arrays.sort(names);
        text.append('{');
        for (String name : names) {
            if (!top || !name.equals(EXTRACTED_AT)) {
                text.append(name.length()).append(':').append(name).append('=');
                append(node.get(name), text, false);
                text.append(',');
            }
        }
        text.append('}');
    }
}
