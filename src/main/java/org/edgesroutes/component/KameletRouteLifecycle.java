package org.edgesroutes.component;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.RouteEvent;
import org.apache.camel.spi.CamelEvent.RouteRemovedEvent;
import org.apache.camel.spi.CamelEvent.RouteStartedEvent;
import org.apache.camel.spi.CamelEvent.RouteStoppedEvent;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Ties the route within {@code kamelet:edges-records-source} to the route that uses it. Camel
 * creates the first for the second but leaves it running when the second is stopped, edited or removed.
 */
final class KameletRouteLifecycle extends EventNotifierSupport {

    private static final String KAMELET = "edges-records-source";

    /** Camel would look again a second later. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final CamelContext context;

    KameletRouteLifecycle(CamelContext context) {
        this.context = context;
        setIgnoreExchangeEvents(true);
        setIgnoreCamelContextEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
    }

    @Override
    public void notify(CamelEvent event) throws Exception {
        if (event instanceof RouteEvent about
                && about.getRoute().getEndpoint() instanceof KameletEndpoint kamelet
                && KAMELET.equals(kamelet.getTemplateId())) {
            follow(about, kamelet.getRouteId());
        }
    }

    private void follow(RouteEvent about, String source) throws Exception {
        if (about instanceof RouteStartedEvent) {
            about.getRoute().addService(new Brake(source));
            if (isStopped(source)) {
                context.getRouteController().startRoute(source);
            }
        } else if (about instanceof RouteStoppedEvent && !context.isStopping() && isThere(source)) {
            context.getRouteController().stopRoute(source);
        } else if (about instanceof RouteRemovedEvent && !context.isStopping() && isThere(source)) {
            context.getRouteController().stopRoute(source);
            context.removeRoute(source);
        }
    }

    private boolean isThere(String route) {
        return context.getRoute(route) != null;
    }

    private boolean isStopped(String route) {
        return isThere(route)
                && context.getRouteController().getRouteStatus(route).isStopped();
    }

    /**
     * Stops the records as soon as the route is going to stop: its graceful shutdown would wait for them for ever. And
     * it has the route wait for the last record: a record that finds the route gone would hold up the source for half a minute.
     */
    private final class Brake extends ServiceSupport implements ShutdownAware {

        private final String source;

        Brake(String source) {
            this.source = source;
        }

        @Override
        public void prepareShutdown(boolean suspendOnly, boolean forced) {
            EdgesRecordsConsumer consumer = consumer();
            if (!suspendOnly && consumer != null && consumer.isStarted()) {
                consumer.suspend();
                consumer.awaitRest(MOMENT);
            }
        }

        @Override
        public int getPendingExchangesSize() {
            EdgesRecordsConsumer consumer = consumer();
            return consumer != null && consumer.isSuspendingOrSuspended() && !consumer.isAtRest() ? 1 : 0;
        }

        @Override
        public boolean deferShutdown(ShutdownRunningTask running) {
            return false;
        }

        private EdgesRecordsConsumer consumer() {
            Route route = context.getRoute(source);
            return route != null && route.getConsumer() instanceof EdgesRecordsConsumer consumer ? consumer : null;
        }
    }
}
