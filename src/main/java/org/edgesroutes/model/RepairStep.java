package org.edgesroutes.model;

import java.util.Locale;

/** What the repair of an iteration does next, cheapest first. */
public enum RepairStep {
    /** Callbacks may still be under way. */
    GRACE,
    /** Ask for callbacks that failed, and replay them. */
    HISTORY,
    /** Replayed callbacks may be under way. */
    ARRIVING,
    /** Fetch the outputs, page by page. */
    OUTPUTS,
    /** Ask why inputs failed. */
    INPUTS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return null for null */
    public static RepairStep of(String word) {
        return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
    }
}
