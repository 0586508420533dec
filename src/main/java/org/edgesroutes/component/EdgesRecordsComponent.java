package org.edgesroutes.component;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.edgesroutes.delivery.DeliveryContext;

/**
 * The component behind {@code kamelet:edges-records-source}. To run, though not to be checked, it needs a bean of
 * {@link DeliveryContext} for each workspace in the registry.
 */
@Component("edges-records")
public class EdgesRecordsComponent extends DefaultComponent {

    private KameletRouteLifecycle sourceRoutes;

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        sourceRoutes = new KameletRouteLifecycle(getCamelContext());
        sourceRoutes.start();
        getCamelContext().getManagementStrategy().addEventNotifier(sourceRoutes);
    }

    @Override
    protected void doShutdown() throws Exception {
        getCamelContext().getManagementStrategy().removeEventNotifier(sourceRoutes);
        super.doShutdown();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        EdgesRecordsEndpoint endpoint = new EdgesRecordsEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
