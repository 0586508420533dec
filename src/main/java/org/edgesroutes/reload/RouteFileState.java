package org.edgesroutes.reload;

import java.time.Instant;

/**
 * The state of a route file.
 *
 * @param since when the running version went live; null when none runs
 * @param refused why the current text is refused; empty when the file is not refused
 * @param refusedAt null when the file is not refused
 */
public record RouteFileState(Instant since, String refused, Instant refusedAt) {

    static RouteFileState live(Instant since) {
        return new RouteFileState(since, "", null);
    }

    public boolean isRefused() {
        return refusedAt != null;
    }

    /** A sentence for the log and for health. */
    String inWords() {
        if (!isRefused()) {
            return "live since " + since;
        }
        String running = since == null ? "none of its routes runs" : "the version of %s stays live".formatted(since);
        return "refused: %s; %s".formatted(refused, running);
    }
}
