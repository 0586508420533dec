package org.edgesroutes.sandbox;

import java.util.List;
import java.util.Locale;

/**
 * Every question that the documentation of Edges leaves open, with its possible answers. The first choice is the
 * default. The number in brackets is the section of {@code facts.md}.
 */
public enum SandboxReading {
    OUTPUT_COUNT("output_count after a continue (5)", "reset", "accumulated"),
    OUTPUTS("GET outputs after a continue (5)", "accumulated", "only-new"),
    OUTPUTS_ORDER("order of GET outputs (2.7)", "newest-first", "oldest-first"),
    BATCH_UID("batch_uid of a continuation (5)", "new", "same"),
    AFTER_FAILURE(
            "what a continue fetches of an iteration that broke off (5)", "remainder", "everything", "only-newer"),
    CONTINUE_REFUSAL("status of a refused continue or resume (5)", "by-cause", "400", "404", "409", "422"),
    CONTINUE_SCHEDULED("continue of a run that belongs to a schedule (5)", "accepted", "refused"),
    REPLAY_REFUSAL("status of a refused replay (3.8)", "400", "404", "409", "422"),
    REPLAY_OF_SUCCESS("replay of a callback that was taken (3.8)", "accepted", "refused"),
    REPLAY_REF_UID("callback_ref_uid of a replay (3.1)", "kept", "changed"),
    CALLBACK_REF_UID("callback_ref_uid against the uid in the history (3.1)", "equal", "different"),
    CALLBACK_SHAPE(
            "shape of a callback (3.1)",
            "reference",
            "without-ref-uid",
            "predecessor",
            "support-text",
            "unknown-fields"),
    CALLBACKS_LIMIT("greatest limit of GET callbacks (3.6)", "20", "100"),
    FINAL_RESULTS("results of the final callback (3.3)", "null", "empty", "absent", "last-page", "all"),
    BLOCKED_CALLBACK("callback when a run gets BLOCKED (2.2)", "sent", "none"),
    EXTRACTED_AT("extracted_at in the results of callbacks (9)", "absent", "present"),
    ID_TYPE("type of numeric ids in records (9)", "integer", "string", "mixed"),
    LIST_ENVELOPE("envelope of lists (1)", "array", "data", "items"),
    PAGING("paging of inputs and outputs (2.8)", "cursor", "offset"),
    PAGE_LIMIT("greatest limit of inputs and outputs (2.8)", "500", "100"),
    CURSOR("a cursor when the run was continued meanwhile (2.8)", "valid", "refused"),
    NEXT_HOST("host of X-Pagination-Next (2.8)", "same", "foreign"),
    TOO_MANY("how a 429 says when to come back (7)", "header", "body", "plain-text"),
    LAUNCH_BUDGET("launches against the budget of /runs (7)", "apart", "shared"),
    LAUNCH_STATUS("status in the answer to a launch (2.2)", "SCHEDULED", "pending", "absent"),
    RUN_SHAPE("fields of a run (2.1)", "newer", "older"),
    ERROR_LABEL("key of the label in last_error of a run (8)", "label", "error_label"),
    ARCHIVING("what the 90 days of a run count from (5)", "update", "creation", "never");

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
