package org.edgesroutes.reports;

import java.time.Duration;
import java.util.Locale;

/** What can be reported. The words are public, docs/reports.md explains each. */
public enum ReportKind {
    /** A run that Edges refuses to start. */
    RUN_INVALID,
    /** A run that somebody or something stopped. */
    RUN_STOPPED,
    /** A blocked run for which Edges has no plan of its own. */
    RUN_BLOCKED,
    /** A run that ended without success. */
    RUN_FAILED,
    /** A run with a status that is not known yet. */
    RUN_STATUS_UNKNOWN,
    /** A run in progress that has not changed for too long. */
    RUN_SILENT,
    /** A run whose iteration takes longer than it should. */
    RUN_LONG,
    /** A run that brings nothing for longer than it ever did. */
    RUN_QUIET,
    /** A run whose last callback tells another end than the run itself. */
    RUN_AND_CALLBACKS_DISAGREE,
    /** A run that Edges does not want to continue. */
    CONTINUE_REFUSED,
    /** An iteration that reached {@code max_results}, so that more was probably lost. */
    ITERATION_SATURATED(Duration.ofDays(1)),
    /** An iteration that lacks records which nothing brings back. */
    RUN_INCOMPLETE;

    private final Duration again;

    ReportKind() {
        this(null);
    }

    /** @param again how often it is said while it lasts */
    ReportKind(Duration again) {
        this.again = again;
    }

    /** As it stands in the ledger, the log and the header: {@code run-failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return null for a kind that is said once */
    Duration again() {
        return again;
    }
}
