package org.edgesroutes.component;

import java.time.Duration;
import java.util.List;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.util.TimeUtils;
import org.edgesroutes.delivery.DownstreamOptions;
import org.edgesroutes.delivery.RecordFilter;
import org.edgesroutes.delivery.RecordFormat;
import org.edgesroutes.resilience.Backoff;

/** The records for one downstream. Its options are those of the kamelet, where they are described. */
public class EdgesRecordsEndpoint extends DefaultEndpoint {

    private static final double RETRY_GROWTH = 6;
    private static final double PAUSE_GROWTH = 2;

    private final String downstream;
    private String workspaces;
    private String actions;
    private String runs;
    private String changes = "created,updated";
    private int concurrency = 4;
    private int batchSize = 1;
    private String batchWait = "200ms";
    private String start = "earliest";
    private String format = "json";
    private int retryAttempts = 5;
    private String retryDelay = "5s";
    private String retryMaxDelay = "2h";
    private String pauseDelay = "1s";
    private String pauseMaxDelay = "5m";

    EdgesRecordsEndpoint(String uri, EdgesRecordsComponent component, String downstream) {
        super(uri, component);
        this.downstream = downstream;
    }

    /** A faulty option is refused where the route is made, not only where it starts. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        plan();
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("edges-records is where records come from, nothing can be sent to it");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        EdgesRecordsConsumer consumer = new EdgesRecordsConsumer(this, processor, plan());
        configureConsumer(consumer);
        return consumer;
    }

    DownstreamOptions plan() {
        if (!downstream.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "downstream=%s: use letters, digits, dots, dashes and underscores".formatted(downstream));
        }
        return new DownstreamOptions(
                downstream,
                RecordFilter.names(workspaces),
                RecordFilter.of(actions, runs, changes),
                atLeastOne("concurrency", concurrency),
                atLeastOne("batchSize", batchSize),
                time("batchWait", batchWait),
                "earliest".equals(oneOf("start", start, "earliest", "latest")),
                RecordFormat.of(oneOf("format", format, "json", "map", "bytes")),
                atLeastOne("retryAttempts", retryAttempts),
                new Backoff(time("retryDelay", retryDelay), RETRY_GROWTH, time("retryMaxDelay", retryMaxDelay)),
                new Backoff(time("pauseDelay", pauseDelay), PAUSE_GROWTH, time("pauseMaxDelay", pauseMaxDelay)));
    }

    private String oneOf(String option, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw refused(option, value, "use " + String.join(" or ", allowed));
        }
        return value;
    }

    private int atLeastOne(String option, int value) {
        if (value < 1) {
            throw refused(option, String.valueOf(value), "use at least 1");
        }
        return value;
    }

    private Duration time(String option, String value) {
        long millis = value.matches("([0-9]{1,9}(ms|s|m|h|d)?)+") ? TimeUtils.toMilliSeconds(value) : 0;
        if (millis <= 0) {
            throw refused(option, value, "use a time such as 500ms, 5s, 30m or 2h");
        }
        return Duration.ofMillis(millis);
    }

    private IllegalArgumentException refused(String option, String value, String instead) {
        return new IllegalArgumentException(
                "%s=%s for downstream %s: %s".formatted(option, value, downstream, instead));
    }

    public void setWorkspaces(String workspaces) {
        this.workspaces = workspaces;
    }

    public void setActions(String actions) {
        this.actions = actions;
    }

    public void setRuns(String runs) {
        this.runs = runs;
    }

    public void setChanges(String changes) {
        this.changes = changes;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public void setBatchWait(String batchWait) {
        this.batchWait = batchWait;
    }

    public void setStart(String start) {
        this.start = start;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    public void setRetryAttempts(int retryAttempts) {
        this.retryAttempts = retryAttempts;
    }

    public void setRetryDelay(String retryDelay) {
        this.retryDelay = retryDelay;
    }

    public void setRetryMaxDelay(String retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public void setPauseDelay(String pauseDelay) {
        this.pauseDelay = pauseDelay;
    }

    public void setPauseMaxDelay(String pauseMaxDelay) {
        this.pauseMaxDelay = pauseMaxDelay;
    }
}
