package org.edgesroutes.launches;

import java.util.stream.Stream;

/** An input of the launch endpoints: a field of the body in the words of Edges, or the variable in its place. */
public enum LaunchField {
    ACTION("action", "edgesAction"),
    INPUTS("inputs", "edgesInputs"),
    PARAMETERS("parameters", "edgesParameters"),
    MAX_RESULTS("max_results", "edgesMaxResults"),
    INCREMENTAL("incremental", "edgesIncremental"),
    IDENTITY_IDS("identity_ids", "edgesIdentityIds"),
    IDENTITY_MODE("identity_mode", "edgesIdentityMode"),
    NAME("name", "edgesName"),
    CALLBACK("callback", "edgesCallback"),
    CRON("cron", "edgesCron"),
    TIMEZONE("timezone", "edgesTimezone"),
    SCHEDULE_AT("schedule_at", "edgesScheduleAt"),
    RUN_UID("run_uid", "edgesRunUid"),
    SCHEDULE_UID("schedule_uid", "edgesScheduleUid"),
    CHANGE("change", "edgesChange"),
    INTENT_KEY("intent_key", "edgesIntentKey"),
    STORE("store", "edgesStore");

    private final String field;
    private final String variable;

    LaunchField(String field, String variable) {
        this.field = field;
        this.variable = variable;
    }

    /** The name in the body. */
    public String field() {
        return field;
    }

    /** The name of the variable, which wins over the body. */
    public String variable() {
        return variable;
    }

    /** The names in the body. */
    static Stream<String> fields() {
        return Stream.of(values()).map(LaunchField::field);
    }
}
