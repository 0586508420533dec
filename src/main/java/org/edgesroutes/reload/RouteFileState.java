package org.edgesroutes.reload;

import java.time.Instant;

/**
 * How it stands with a file.
 *
 * @param since when the version that runs went live; null when none runs
 * @param refused why the file as it is now is refused; empty when it is the version that runs
 * @param refusedAt null when it is not refused
 */
public record RouteFileState(Instant since, String refused, Instant refusedAt) {

    static RouteFileState live(Instant since) {
        return new RouteFileState(since, "", null);
    }

    public boolean isRefused() {
        return refusedAt != null;
    }

    /** For people. */
    String inWords() {
        if (!isRefused()) {
            return "live since " + since;
        }
        String running = since == null ? "none of its routes runs" : "the version of %s stays live".formatted(since);
        return "refused: %s; %s".formatted(refused, running);
    }
}
