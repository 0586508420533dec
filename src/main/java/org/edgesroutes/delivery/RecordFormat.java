package org.edgesroutes.delivery;

import java.util.Locale;

/** The form of a record as the body of its exchange. */
public enum RecordFormat {
    /** Text, exactly as it came. */
    JSON,
    /** The same as UTF-8 bytes: what an HTTP or broker endpoint sends anyway, without turning it into text first. */
    BYTES,
    /** Parsed. */
    MAP;

    public static RecordFormat of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
