package org.edgesroutes.ledger;

import java.util.Locale;

/** Whether everything that an iteration produced is in the ledger. */
public enum Completeness {
    /** Not known yet. */
    OPEN,
    /** It is. */
    COMPLETE,
    /** It is not, and there is nothing left to try. */
    INCOMPLETE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Completeness of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
