package org.edgesroutes.workspaces;

import java.text.ParseException;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.quartz.CronExpression;

/** When something is looked at, in each workspace for itself. */
public class TickEndpoint extends DefaultEndpoint {

    private final String name;
    private String cron;
    private boolean atStart;

    TickEndpoint(String uri, TickComponent component, String name) {
        super(uri, component);
        this.name = name;
    }

    /** A faulty option is refused where the route is made, not only where it starts. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        try {
            new CronExpression(cron == null ? "" : cron);
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(
                    "cron=%s for edges-tick:%s: use a Quartz expression with seconds first, like 0 0/15 * * * ? (%s)"
                            .formatted(cron, name, wrong.getMessage()));
        }
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("edges-tick is where ticks come from, nothing can be sent to it");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        TickConsumer consumer = new TickConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    String name() {
        return name;
    }

    String cron() {
        return cron;
    }

    boolean atStart() {
        return atStart;
    }

    /** @param cron a Quartz expression, seconds first */
    public void setCron(String cron) {
        this.cron = cron;
    }

    /** @param atStart whether there is a tick right after the start too */
    public void setAtStart(boolean atStart) {
        this.atStart = atStart;
    }
}
