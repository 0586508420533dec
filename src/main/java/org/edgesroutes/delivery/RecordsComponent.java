package org.edgesroutes.delivery;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/**
 * What {@code kamelet:edges-records-source} is made of: {@code edges-records:<downstream>}. It needs a bean of
 * {@link Deliveries} named {@link Deliveries#BEAN} in the registry.
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
        Deliveries deliveries =
                CamelContextHelper.mandatoryLookup(getCamelContext(), Deliveries.BEAN, Deliveries.class);
        RecordsEndpoint endpoint = new RecordsEndpoint(uri, this, remaining, deliveries);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
