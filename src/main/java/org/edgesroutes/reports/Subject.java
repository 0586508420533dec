package org.edgesroutes.reports;

/**
 * What a report is about.
 *
 * @param runUid null for none
 * @param iteration null for none in particular
 */
public record Subject(String runUid, Integer iteration) {

    /** About no run. */
    public static Subject none() {
        return new Subject(null, null);
    }

    public static Subject run(String uid) {
        return new Subject(uid, null);
    }

    public static Subject iteration(String runUid, int iteration) {
        return new Subject(runUid, iteration);
    }
}
