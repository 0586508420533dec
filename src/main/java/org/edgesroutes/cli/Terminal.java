package org.edgesroutes.cli;

/** The terminal as {@code bin/edges-routes} found it; Java itself cannot tell. */
final class Terminal {

    private Terminal() {}

    /** @return in characters; as wide as anything where the output is no terminal */
    static int width() {
        int columns = Integer.getInteger("terminal.columns", 0);
        return columns > 0 ? columns : Integer.MAX_VALUE;
    }

    /** @return whether standard error is a terminal */
    static boolean isWatched() {
        return Boolean.getBoolean("terminal.watched");
    }

    /** @return whether standard input is a terminal, so that a question can be answered */
    static boolean isInteractive() {
        return Boolean.getBoolean("terminal.interactive");
    }
}
