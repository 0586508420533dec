package org.edgesroutes.delivery;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * What {@code kamelet:edges-records-source} is made of: {@code edges-records:<downstream>}. To run, though not to be
 * checked, it needs a bean of {@link Deliveries} for each workspace in the registry.
 */
public class RecordsComponent extends DefaultComponent {

    private SourceRoutes sourceRoutes;

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        sourceRoutes = new SourceRoutes(getCamelContext());
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
        RecordsEndpoint endpoint = new RecordsEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
