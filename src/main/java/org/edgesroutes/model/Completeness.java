package org.edgesroutes.model;

import java.util.Locale;

/** Whether everything that an iteration produced is in the ledger. */
public enum Completeness {
    /** Not known yet. */
    OPEN,
    /** It is. */
    COMPLETE,
    /** It is not, and there is nothing left to try. */
    INCOMPLETE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Completeness of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
