package org.edgesroutes.launches;

import java.util.Objects;

/** The evidence of one property of a run or schedule for or against its being the result of an intent. */
enum Evidence {
    EQUAL,
    DIFFERENT,
    /** Edges does not give it back, or the launch did not ask for it. */
    UNKNOWN;

    /**
     * Compares what was asked for with what is there.
     *
     * @param sent null where nothing was asked for
     * @param seen null where it is not given back
     * @param givenBack whether Edges gives it back for others, so that null means that there is none
     */
    static Evidence of(String sent, String seen, boolean givenBack) {
        if (sent == null) {
            return UNKNOWN;
        }
        if (seen == null) {
            return givenBack ? DIFFERENT : UNKNOWN;
        }
        return Objects.equals(sent.strip(), seen.strip()) ? EQUAL : DIFFERENT;
    }
}
