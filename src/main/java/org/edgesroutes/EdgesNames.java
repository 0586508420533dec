package org.edgesroutes;

/**
 * The addresses that YAML and Java routes may call, and the variable that the verification sets: public names. The
 * headers of a record are those of its component.
 */
public final class EdgesNames {

    /** Stores one callback and answers it. */
    public static final String ACCEPT_CALLBACK = "direct:edges-accept-callback";

    /** Any call to Edges, within the request budget. */
    public static final String API = "direct:edges-api";

    /** The body becomes the runs that changed or are due. */
    public static final String LIST_RUNS = "direct:edges-list-runs";

    /** Continues the run in the body, or the one whose uid it is, if it is eligible and due. */
    public static final String CONTINUE_RUN = "direct:edges-continue-run";

    /** Reports the run in the body for its status. */
    public static final String REPORT_RUN = "direct:edges-report-run";

    /** Reports the run in the body where it has been in progress without a change for too long. */
    public static final String REPORT_SILENCE = "direct:edges-report-silence";

    /** Sets the variable {@link #COMPLETE} for the run in the body. */
    public static final String VERIFY_RUN = "direct:edges-verify-run";

    /** One round of repairs; the body becomes the runs whose verification has come to its end. */
    public static final String REPAIR_RUNS = "direct:edges-repair-runs";

    /** Launches a run in the background, once for each key; the body becomes a map with its {@code run_uid}. */
    public static final String START_RUN = "direct:edges-start-run";

    /** Creates a schedule, once for each key; the body becomes a map with its {@code schedule_uid}. */
    public static final String SCHEDULE_RUN = "direct:edges-schedule-run";

    /** Runs an action on one input while the caller waits; the body becomes the list of its records. */
    public static final String RUN_LIVE = "direct:edges-run-live";

    /** Resumes a blocked or stopped run, once for each key. */
    public static final String RESUME_RUN = "direct:edges-resume-run";

    /** Cancels a run. */
    public static final String CANCEL_RUN = "direct:edges-cancel-run";

    /** The body becomes the schedules, each as a map. */
    public static final String LIST_SCHEDULES = "direct:edges-list-schedules";

    /** Pauses, resumes or cancels a schedule; the body becomes the schedule as a map. */
    public static final String MANAGE_SCHEDULE = "direct:edges-manage-schedule";

    /** The body becomes the identities, each as a map. */
    public static final String LIST_IDENTITIES = "direct:edges-list-identities";

    /** Looks at Edges for each launch whose outcome is unknown; each tick does so. */
    public static final String SETTLE_LAUNCHES = "direct:edges-settle-launches";

    /** Compares the file of subscriptions with what Edges has, and starts or adopts what is missing. */
    public static final String APPLY_SUBSCRIPTIONS = "direct:edges-apply-subscriptions";

    /** The same in each workspace, on its own thread; returns at once. */
    public static final String TICK_APPLY_SUBSCRIPTIONS = "direct:edges-tick-apply-subscriptions";

    /** A look at the runs of each workspace, on its own thread; returns at once. */
    public static final String TICK_CONTINUE_RUNS = "direct:edges-tick-continue-runs";

    /** A round of repairs in each workspace, on its own thread; returns at once. */
    public static final String TICK_REPAIR_RUNS = "direct:edges-tick-repair-runs";

    /** Offered by the YAML, not by Java: takes the reports. */
    public static final String REPORT = "direct:edges-report";

    /** Variable, Boolean: whether everything that a run produced is in the ledger. */
    public static final String COMPLETE = "complete";

    private EdgesNames() {}
}
