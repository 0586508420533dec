package org.edgesroutes.records;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Encoder of texts that leave as the value of a header: different texts stay different. */
public final class HeaderText {

    private static final int LONGEST = 250;

    private HeaderText() {}

    /**
     * Returns visible ASCII without blanks: every other character and {@code %} percent-encoded in UTF-8.
     *
     * @return at most 250 characters; where the encoded text is longer, {@code sha256:} and its hash
     */
    public static String of(String text) {
        if (text.length() <= LONGEST && text.chars().allMatch(HeaderText::isPlain)) {
            return text;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(each)) {
                encoded.append((char) each);
            } else {
                encoded.append("%%%02X".formatted(each & 0xff).toUpperCase(Locale.ROOT));
            }
        }
        return encoded.length() <= LONGEST
                ? encoded.toString()
                : "sha256:" + ContentHash.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isPlain(int character) {
        return character > ' ' && character < 0x7f && character != '%';
    }
}
