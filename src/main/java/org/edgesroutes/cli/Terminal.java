package org.edgesroutes.cli;

/** What {@code bin/edges-routes} found out about where its output goes; Java itself cannot tell. */
final class Terminal {

    private Terminal() {}

    /** @return in characters; as wide as anything where the output is no terminal */
    static int width() {
        int columns = Integer.getInteger("terminal.columns", 0);
        return columns > 0 ? columns : Integer.MAX_VALUE;
    }

    /** @return whether somebody watches standard error */
    static boolean isWatched() {
        return Boolean.getBoolean("terminal.watched");
    }
}
