package org.edgesroutes.model;

import java.util.Locale;

/**
 * What {@code output_count} does when a run is continued, which is not documented ({@code docs/edges-api.md},
 * "Continue").
 */
public enum OutputCountMode {
    /** It starts at zero again. */
    RESET,
    /** It keeps counting. */
    ACCUMULATED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OutputCountMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
