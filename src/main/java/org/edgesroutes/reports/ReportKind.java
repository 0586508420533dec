package org.edgesroutes.reports;

import java.time.Duration;
import java.util.Locale;

/** The kinds of reports. The words are public: {@code docs/reports.md} explains each of them. */
public enum ReportKind {
    /** Edges refuses to start a run. */
    RUN_INVALID,
    /** A run was stopped, by a person or by Edges. */
    RUN_STOPPED,
    /** A run is blocked and Edges has not said when it retries. */
    RUN_BLOCKED,
    /** A run ended without success. */
    RUN_FAILED,
    /** A run has a status that this version does not know. */
    RUN_STATUS_UNKNOWN,
    /** A run in progress has not changed for too long. */
    RUN_SILENT,
    /** The iteration of a run takes longer than it should. */
    RUN_LONG,
    /** A run has brought no record for longer than ever before. */
    RUN_QUIET,
    /** A schedule has started no run for longer than ever before. */
    SCHEDULE_SILENT,
    /** The last callback of a run and the run itself name different outcomes. */
    RUN_AND_CALLBACKS_DISAGREE,
    /** Edges refuses to continue a run. */
    CONTINUE_REFUSED,
    /** It is unknown whether a launch took effect, and nothing at Edges tells. */
    LAUNCH_UNDECIDED,
    /** An iteration reached {@code max_results}, so that more records were probably lost. */
    ITERATION_SATURATED(Duration.ofDays(1)),
    /** An iteration is not complete and Edges is about to archive it. */
    ITERATION_AGING(Duration.ofDays(1)),
    /** An iteration lacks records which nothing brings back. */
    RUN_INCOMPLETE,
    /** The file of subscriptions has faults. */
    SUBSCRIPTIONS_FILE_FAULTY,
    /** A subscription cannot be started as things stand, or a person has to decide. */
    SUBSCRIPTION_NOT_STARTED,
    /** A subscription is declared otherwise than its run or schedule was started. */
    SUBSCRIPTION_DIFFERS,
    /** A subscription is not in the file any more, and its run or schedule goes on. */
    SUBSCRIPTION_NOT_DECLARED,
    /** The target of a downstream fails for every record. */
    DOWNSTREAM_DOWN,
    /** A downstream has records to deliver and does not get on with them. */
    DOWNSTREAM_STALLED,
    /** A downstream has records to deliver and no route takes them. */
    DOWNSTREAM_WITHOUT_ROUTE,
    /** A downstream has dead letters. */
    DEAD_LETTERS,
    /** The migration of a schedule was begun and has not ended. */
    SCHEDULE_MIGRATION,
    /** The migration of a schedule cannot go on. */
    SCHEDULE_MIGRATION_STUCK,
    /** Edges rejects the API key. */
    API_KEY_REJECTED,
    /** Runs have results, but no callback arrives. */
    CALLBACKS_MISSING,
    /** The webhook refuses requests because of their secret or their path. */
    CALLBACKS_REFUSED,
    /** The ledger has outgrown {@code edges.ledger.warn-size}. */
    LEDGER_LARGE,
    /** The disk of the ledger has less free space than {@code edges.ledger.warn-free}. */
    DISK_SPACE_LOW,
    /** A periodic task, such as the tick that continues runs, has not begun or not ended when it should have. */
    TICK_OVERDUE;

    private final Duration again;

    ReportKind() {
        this(null);
    }

    /** @param again how often the report is repeated while it is open */
    ReportKind(Duration again) {
        this.again = again;
    }

    /** The name in the ledger, the log and the header, such as {@code run-failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return null for a kind that is reported once */
    Duration again() {
        return again;
    }
}
