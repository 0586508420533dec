package org.edgesroutes.model;

import java.util.Locale;

/** What a record is against the last state known for its run, input and key. */
public enum Change {
    CREATED,
    UPDATED,
    REPEATED;

    /** The word that the ledger, the headers and the settings use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
