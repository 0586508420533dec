package org.edgesroutes.model;

import java.util.Locale;

/** The kind of call that an intent makes. */
public enum IntentKind {
    /** A run in the background. */
    LAUNCH,
    /** A schedule. */
    SCHEDULE,
    /** The resume of a blocked or stopped run. */
    RESUME;

    /** The name in the ledger, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static IntentKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
