package org.edgesroutes.component;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.edgesroutes.delivery.DownstreamOptions;
import org.edgesroutes.delivery.RecordFilter;
import org.edgesroutes.delivery.RecordFormat;
import org.edgesroutes.model.EdgesHeaders;
import org.edgesroutes.resilience.Backoff;

/** The records of the ledger for one downstream: one exchange for each record, or for a batch of them. */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "edges-records",
        title = "Edges Records",
        syntax = "edges-records:downstream",
        category = {Category.SAAS},
        consumerOnly = true,
        headersClass = EdgesHeaders.class)
@Metadata(annotations = {"vendor=Edges Routes"})
public class EdgesRecordsEndpoint extends DefaultEndpoint {

    private static final double RETRY_GROWTH = 6;
    private static final double PAUSE_GROWTH = 2;

    @UriPath(
            description = "The name of the downstream in the ledger: letters, digits, dots, dashes and underscores. Two"
                    + " routes cannot share one")
    @Metadata(required = true)
    private final String downstream;

    @UriParam(description = "The workspaces to take records of, separated by commas; all unless set")
    private String workspaces;

    @UriParam(description = "The actions to take records of, separated by commas; all unless set")
    private String actions;

    @UriParam(description = "The uids of the runs to take records of, separated by commas; all unless set")
    private String runs;

    @UriParam(
            defaultValue = "created,updated",
            description = "The changes to deliver, separated by commas: created, updated, repeated")
    private String changes = "created,updated";

    @UriParam(
            defaultValue = "4",
            description = "The number of records, or batches, that are delivered at the same time; records with the"
                    + " same key come in order all the same")
    private int concurrency = 4;

    @UriParam(
            defaultValue = "1",
            description = "The most records in one exchange. Above 1 the body is a list, in which each record has a"
                    + " field _edges")
    private int batchSize = 1;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "200ms",
            description = "How long the first record of a batch waits for others")
    private long batchWait = 200;

    @UriParam(
            enums = "earliest,latest",
            defaultValue = "earliest",
            description = "Where a new downstream begins: with the earliest record in the ledger, or with the ones that"
                    + " arrive from now on")
    private String start = "earliest";

    @UriParam(
            enums = "json,map,bytes",
            defaultValue = "json",
            description = "The body: the record as JSON text as it came, a map, or the bytes of the text in UTF-8")
    private String format = "json";

    @UriParam(
            defaultValue = "5",
            description = "The attempts after which a record at fault is a dead letter; every record is tried twice at"
                    + " least")
    private int retryAttempts = 5;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "5s",
            description = "The wait before the second attempt of a record; each further one is six times as long")
    private long retryDelay = 5_000;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "2h",
            description = "The longest wait between two attempts of a record")
    private long retryMaxDelay = 7_200_000;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "1s",
            description = "The first pause of a downstream whose target is at fault; each further one is twice as long."
                    + " A Retry-After that asks for more is honoured")
    private long pauseDelay = 1_000;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "5m",
            description = "The longest pause, unless a Retry-After asks for more")
    private long pauseMaxDelay = 300_000;

    EdgesRecordsEndpoint(String uri, EdgesRecordsComponent component, String downstream) {
        super(uri, component);
        this.downstream = downstream;
    }

    /** Refuses a faulty option where the route is made, not only where it starts. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        options();
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("edges-records is a source, nothing can be sent to it");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        EdgesRecordsConsumer consumer = new EdgesRecordsConsumer(this, processor, options());
        configureConsumer(consumer);
        return consumer;
    }

    DownstreamOptions options() {
        if (!downstream.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "downstream=%s: use letters, digits, dots, dashes and underscores".formatted(downstream));
        }
        OptionChecks checks = new OptionChecks(downstream);
        return new DownstreamOptions(
                downstream,
                RecordFilter.names(workspaces),
                RecordFilter.of(actions, runs, changes),
                checks.atLeastOne("concurrency", concurrency),
                checks.atLeastOne("batchSize", batchSize),
                checks.time("batchWait", batchWait),
                "earliest".equals(checks.oneOf("start", start, "earliest", "latest")),
                RecordFormat.of(checks.oneOf("format", format, "json", "map", "bytes")),
                checks.atLeastOne("retryAttempts", retryAttempts),
                new Backoff(
                        checks.time("retryDelay", retryDelay),
                        RETRY_GROWTH,
                        checks.time("retryMaxDelay", retryMaxDelay)),
                new Backoff(
                        checks.time("pauseDelay", pauseDelay),
                        PAUSE_GROWTH,
                        checks.time("pauseMaxDelay", pauseMaxDelay)));
    }

    public String getDownstream() {
        return downstream;
    }

    public String getWorkspaces() {
        return workspaces;
    }

    public void setWorkspaces(String workspaces) {
        this.workspaces = workspaces;
    }

    public String getActions() {
        return actions;
    }

    public void setActions(String actions) {
        this.actions = actions;
    }

    public String getRuns() {
        return runs;
    }

    public void setRuns(String runs) {
        this.runs = runs;
    }

    public String getChanges() {
        return changes;
    }

    public void setChanges(String changes) {
        this.changes = changes;
    }

    public int getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public long getBatchWait() {
        return batchWait;
    }

    public void setBatchWait(long batchWait) {
        this.batchWait = batchWait;
    }

    public String getStart() {
        return start;
    }

    public void setStart(String start) {
        this.start = start;
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    public int getRetryAttempts() {
        return retryAttempts;
    }

    public void setRetryAttempts(int retryAttempts) {
        this.retryAttempts = retryAttempts;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getRetryMaxDelay() {
        return retryMaxDelay;
    }

    public void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public long getPauseDelay() {
        return pauseDelay;
    }

    public void setPauseDelay(long pauseDelay) {
        this.pauseDelay = pauseDelay;
    }

    public long getPauseMaxDelay() {
        return pauseMaxDelay;
    }

    public void setPauseMaxDelay(long pauseMaxDelay) {
        this.pauseMaxDelay = pauseMaxDelay;
    }
}
