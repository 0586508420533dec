package org.edgesroutes.delivery;

import org.edgesroutes.settings.Workspace;

/** The headers and the variable of an exchange from {@code kamelet:edges-records-source}: public names. */
public final class EdgesHeaders {

    /** Stays the same on every attempt: the reference of the callback, a colon and the index. */
    public static final String RECORD_ID = "EdgesRecordId";

    /** What makes two records the same thing at different times. */
    public static final String RECORD_KEY = "EdgesRecordKey";

    /** {@code created}, {@code updated} or {@code repeated}. */
    public static final String CHANGE = "EdgesChange";

    /** The name of the workspace, as a variable too; absent where there is only one without a name. */
    public static final String WORKSPACE = Workspace.VARIABLE;

    public static final String ACTION = "EdgesAction";

    public static final String RUN_UID = "EdgesRunUid";

    public static final String CALLBACK_REF_UID = "EdgesCallbackRefUid";

    /** Integer, from 0, within its callback. */
    public static final String RECORD_INDEX = "EdgesRecordIndex";

    /** Integer, from 1; absent when it is not known. */
    public static final String ITERATION = "EdgesIteration";

    /** The callback's {@code input}: a map with {@code format=map}, else JSON text; absent when it had none. */
    public static final String INPUT = "EdgesInput";

    /** The callback's {@code custom_data}: a map with {@code format=map}, else JSON text; absent when it had none. */
    public static final String CUSTOM_DATA = "EdgesCustomData";

    /**
     * The record id once more, behind the name of the workspace where it has one: the name of the header by which HTTP
     * targets know what they have had already.
     */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** Integer; only where {@code batchSize} is more than 1: the body is a list then, and this its length. */
    public static final String BATCH_SIZE = "EdgesBatchSize";

    /** An exchange variable, not a header: when the callback arrived, as {@link java.time.Instant}. */
    public static final String RECEIVED_AT = "edgesReceivedAt";

    private EdgesHeaders() {}
}
