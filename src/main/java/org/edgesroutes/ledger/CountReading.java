package org.edgesroutes.ledger;

import java.util.Locale;

/** What {@code output_count} does when a run is continued, which is not documented (facts section 5). */
public enum CountReading {
    /** It begins at nought again. */
    RESET,
    /** It goes on from where it was. */
    ACCUMULATED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CountReading of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
