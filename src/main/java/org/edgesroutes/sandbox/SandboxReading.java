package org.edgesroutes.sandbox;

import java.util.List;
import java.util.Locale;

/**
 * Every question that the documentation of Edges leaves open, with its possible answers. The first choice is the
 * default. The words in brackets name the section of {@code docs/edges-api.md}.
 */
public enum SandboxReading {
    OUTPUT_COUNT("output_count after a continue (Continue)", "reset", "accumulated"),
    OUTPUTS("GET outputs after a continue (Outputs)", "accumulated", "only-new"),
    OUTPUTS_ORDER("order of GET outputs (Outputs)", "newest-first", "oldest-first"),
    BATCH_UID("batch_uid of a continuation (Continue)", "new", "same"),
    AFTER_FAILURE(
            "what a continue fetches of an iteration that broke off (Continue)",
            "remainder",
            "everything",
            "only-newer"),
    CONTINUE_REFUSAL("status of a refused continue or resume (Continue)", "by-cause", "400", "404", "409", "422"),
    CONTINUE_SCHEDULED("continue of a run that belongs to a schedule (Continue)", "accepted", "refused"),
    REPLAY_REFUSAL("status of a refused replay (Replays)", "400", "404", "409", "422"),
    REPLAY_OF_SUCCESS("replay of a callback that was taken (Replays)", "accepted", "refused"),
    REPLAY_REF_UID("callback_ref_uid of a replay (Callback body)", "kept", "changed"),
    CALLBACK_REF_UID("callback_ref_uid against the uid in the history (Callback body)", "equal", "different"),
    CALLBACK_SHAPE(
            "shape of a callback (Callback body)",
            "reference",
            "without-ref-uid",
            "predecessor",
            "support-text",
            "unknown-fields"),
    CALLBACKS_LIMIT("greatest limit of GET callbacks (Callback history)", "20", "100"),
    FINAL_RESULTS(
            "results of the final callback (Streaming and final callbacks)",
            "null",
            "empty",
            "absent",
            "last-page",
            "all"),
    BLOCKED_CALLBACK("callback when a run gets BLOCKED (Streaming and final callbacks)", "sent", "none"),
    EXTRACTED_AT("extracted_at in the results of callbacks (Outputs)", "absent", "present"),
    ID_TYPE("type of numeric ids in records (Record keys)", "integer", "string", "mixed"),
    LIST_ENVELOPE("envelope of lists (General)", "array", "data", "items"),
    PAGING("paging of inputs and outputs (Paging)", "cursor", "offset"),
    PAGE_LIMIT("greatest limit of inputs and outputs (Paging)", "500", "100"),
    CURSOR("a cursor when the run was continued meanwhile (Paging)", "valid", "refused"),
    NEXT_HOST("host of X-Pagination-Next (Paging)", "same", "foreign"),
    TOO_MANY("how a 429 says when to come back (Rate limits)", "header", "body", "plain-text"),
    LAUNCH_BUDGET("launches against the budget of /runs (Rate limits)", "apart", "shared"),
    LAUNCH_STATUS("status in the answer to a launch (Statuses)", "SCHEDULED", "pending", "absent"),
    RUN_SHAPE("fields of a run (Run object)", "newer", "older"),
    ERROR_LABEL("key of the label in last_error of a run (Errors)", "label", "error_label"),
    ARCHIVING("what the 90 days of a run count from (Archiving)", "update", "creation", "never"),
    IDENTITIES_PAGING("paging of identities; the other style is ignored (Identities)", "page", "limit-offset"),
    LAUNCHED_SCHEDULE_UID(
            "name of the uid in the answer to a new schedule (Schedules)", "schedule_uid", "uid", "scheduled_run_uid"),
    SCHEDULE_UID("name of the uid in GET schedules (Schedules)", "uid", "scheduled_run_uid", "schedule_uid"),
    SCHEDULE_IDENTITIES("identity_ids of a schedule (Schedules)", "given", "absent"),
    SCHEDULE_INPUTS("inputs of a schedule (Schedules)", "given", "absent"),
    SCHEDULE_CALLBACK("callback of a schedule (Schedules)", "url", "with-headers", "absent"),
    SCHEDULE_REFUSAL("status of a refused pause, resume or cancel (Schedules)", "409", "400", "404", "422"),
    CANCEL_OF_ENDED("cancel of a run that has ended (Resume and cancel)", "refused", "accepted"),
    RUN_CALLBACK("callback of a run (Run object)", "url", "absent"),
    LIVE_PAGING(
            "next page of a live launch: header with cursor, header with page, or page and no header (Live launches)",
            "cursor",
            "page-header",
            "page"),
    LIVE_RUNS("a live launch in GET runs (Live launches)", "listed", "absent"),
    SCHEDULE_CRON("a schedule with schedule_at and no cron (Schedules)", "optional", "required"),
    SCHEDULED_RUNS("each execution of a schedule (Schedules)", "new", "same");

    private final String why;
    private final List<String> choices;

    SandboxReading(String why, String... choices) {
        this.why = why;
        this.choices = List.of(choices);
    }

    /** The kebab-case name, as in {@code edges.sandbox.readings.output-count}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line on what is open. */
    public String why() {
        return why;
    }

    /** The possible answers; the first is the default. */
    public List<String> choices() {
        return choices;
    }
}
