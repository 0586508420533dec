package org.edgesroutes.model;

import org.apache.camel.spi.Metadata;

/**
 * The headers and variables of the exchanges that Edges Routes makes: public names. By Camel's rule for components the
 * headers begin with {@code Camel}, so no component lets them out; {@code Idempotency-Key} alone leaves.
 */
public final class EdgesHeaders {

    @Metadata(
            description = "The id of the record, the same on every attempt: the reference of the callback, a colon and"
                    + " the index. Not with batches",
            javaType = "String")
    public static final String RECORD_ID = "CamelEdgesRecordId";

    @Metadata(
            description = "The key of the record; later versions of the record have the same. Not with batches",
            javaType = "String")
    public static final String RECORD_KEY = "CamelEdgesRecordKey";

    @Metadata(description = "created, updated or repeated. Not with batches", javaType = "String")
    public static final String CHANGE = "CamelEdgesChange";

    @Metadata(
            description = "The name of the workspace, also a variable; absent when there is one without a name",
            javaType = "String")
    public static final String WORKSPACE = "CamelEdgesWorkspace";

    @Metadata(description = "The action of the run; absent when it is not known. Not with batches", javaType = "String")
    public static final String ACTION = "CamelEdgesAction";

    @Metadata(description = "The uid of the run; absent when it is not known. Not with batches", javaType = "String")
    public static final String RUN_UID = "CamelEdgesRunUid";

    @Metadata(description = "The reference of the callback. Not with batches", javaType = "String")
    public static final String CALLBACK_REF_UID = "CamelEdgesCallbackRefUid";

    @Metadata(
            description = "The index of the record within its callback, from 0. Not with batches",
            javaType = "Integer")
    public static final String RECORD_INDEX = "CamelEdgesRecordIndex";

    @Metadata(
            description = "The iteration of the run, from 1; absent when it is not known. Not with batches",
            javaType = "Integer")
    public static final String ITERATION = "CamelEdgesIteration";

    @Metadata(description = "The number of records in the body. Only with batchSize above 1", javaType = "Integer")
    public static final String BATCH_SIZE = "CamelEdgesBatchSize";

    @Metadata(
            description = "The record id, behind the name of the workspace where it has one: the header by which an"
                    + " HTTP target recognises a record that it has already",
            javaType = "String")
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** Header of {@code direct:edges-report}: the id of the report, an integer. */
    public static final String REPORT_ID = "CamelEdgesReportId";

    /** Header of {@code direct:edges-report}: the kind of the report. */
    public static final String REPORT_KIND = "CamelEdgesReportKind";

    /** Header of {@code direct:edges-report}: {@code raised} or {@code recovered}. */
    public static final String REPORT_STATE = "CamelEdgesReportState";

    /** Variable: when the callback arrived, an {@link java.time.Instant}. */
    public static final String RECEIVED_AT = "edgesReceivedAt";

    /**
     * Variable: the callback's {@code input}, a map with {@code format=map}, else JSON text; absent when it had none.
     * Of any size, therefore no header.
     */
    public static final String INPUT = "edgesInput";

    /** Variable: the callback's {@code custom_data}, as {@link #INPUT}. */
    public static final String CUSTOM_DATA = "edgesCustomData";

    private EdgesHeaders() {}
}
