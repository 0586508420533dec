package org.edgesroutes.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** A bar for what takes longer than two seconds; nothing at all for what does not, or where nobody watches. */
final class Progress implements LongConsumer, AutoCloseable {

    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final long REDRAW_NANOS = 200_000_000L;
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final long all;
    private final boolean watched;
    private final LongSupplier nanos;
    private long nextDrawn;
    private boolean drawn;

    /** @param nanos tells time as {@link System#nanoTime} does */
    Progress(PrintWriter err, long all, boolean watched, LongSupplier nanos) {
        this.err = err;
        this.all = Math.max(1, all);
        this.watched = watched;
        this.nanos = nanos;
        this.nextDrawn = nanos.getAsLong() + PATIENCE_NANOS;
    }

    @Override
    public void accept(long done) {
        long now = nanos.getAsLong();
        if (watched && now - nextDrawn >= 0) {
            nextDrawn = now + REDRAW_NANOS;
            drawn = true;
            double share = Math.min(1, (double) done / all);
            int full = (int) (share * WIDTH);
            err.printf(
                    Locale.ROOT,
                    "\r[%s%s] %3.0f %%  %,d of %,d",
                    "#".repeat(full),
                    ".".repeat(WIDTH - full),
                    100 * share,
                    done,
                    all);
            err.flush();
        }
    }

    @Override
    public void close() {
        if (drawn) {
            err.println();
            err.flush();
        }
    }
}
