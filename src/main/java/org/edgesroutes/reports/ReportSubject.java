package org.edgesroutes.reports;

/**
 * The run and iteration that a report is about.
 *
 * @param runUid null for none
 * @param iteration null for none in particular
 */
public record ReportSubject(String runUid, Integer iteration) {

    /** About no run. */
    public static ReportSubject none() {
        return new ReportSubject(null, null);
    }

    public static ReportSubject run(String uid) {
        return new ReportSubject(uid, null);
    }

    public static ReportSubject iteration(String runUid, int iteration) {
        return new ReportSubject(runUid, iteration);
    }
}
