package org.edgesroutes.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** A progress bar on a terminal, from the third second of a command on. */
final class ProgressBar implements LongConsumer, AutoCloseable {

    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final long REDRAW_NANOS = 200_000_000L;
    private static final int WIDTH = 30;

    /** The most characters beside the bar and the text, with numbers up to millions. */
    private static final int BESIDE = 40;

    /** Erases the rest of a longer line that was drawn before. */
    private static final String CLEAR = "\u001b[K";

    private final PrintWriter err;
    private long all;
    private long done;
    private String doing = "";
    private final boolean watched;
    private final LongSupplier nanos;
    private long nextDrawn;
    private boolean drawn;

    /** @param nanos tells time as {@link System#nanoTime} does */
    ProgressBar(PrintWriter err, long all, boolean watched, LongSupplier nanos) {
        this.err = err;
        this.all = Math.max(1, all);
        this.watched = watched;
        this.nanos = nanos;
        this.nextDrawn = nanos.getAsLong() + PATIENCE_NANOS;
    }

    @Override
    public void accept(long soFar) {
        done = soFar;
        draw();
    }

    /** @param what the command is doing, shown beside the bar */
    void shows(long soFar, long ofAll, String what) {
        all = Math.max(1, ofAll);
        done = soFar;
        doing = what;
        draw();
    }

    /** @param why the command waits */
    void waits(String why) {
        String before = doing;
        doing = why;
        draw();
        doing = before;
    }

    private void draw() {
        long now = nanos.getAsLong();
        if (watched && now - nextDrawn >= 0) {
            nextDrawn = now + REDRAW_NANOS;
            drawn = true;
            double share = Math.min(1, (double) done / all);
            int full = (int) (share * WIDTH);
            err.printf(
                    Locale.ROOT,
                    "\r[%s%s] %3.0f %%  %,d of %,d%s",
                    "#".repeat(full),
                    ".".repeat(WIDTH - full),
                    100 * share,
                    done,
                    all,
                    doing.isEmpty() ? "" : "  " + cut(doing) + CLEAR);
            err.flush();
        }
    }

    /** A line that is broken by the terminal could not be drawn over. */
    private static String cut(String text) {
        int room = Terminal.width() - WIDTH - BESIDE;
        return text.length() <= room ? text : text.substring(0, Math.max(0, room - 1)) + "…";
    }

    @Override
    public void close() {
        if (drawn) {
            drawn = false;
            err.println();
            err.flush();
        }
    }
}
