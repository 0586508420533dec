package org.edgesroutes.model;

import java.util.Locale;

/** How far an intent got. */
public enum IntentState {
    /** It has had no effect and may be sent. */
    OPEN,
    /** A request left; until its outcome is known it may have had its effect. */
    SENT,
    /** It had its effect, once. */
    DONE,
    /** Edges refused it; it has had no effect and may be sent again. */
    REFUSED,
    /** It may have had its effect, and what Edges lists does not tell; a person decides. */
    UNDECIDED,
    /** It has had no effect and never will: it is not sent any more. */
    ABANDONED;

    /** The name in the ledger, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static IntentState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
