package org.edgesroutes.component;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
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

    /** By name, since Quarkus does not look into this jar for it; without it a time like 200ms is no number. */
    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return new EdgesRecordsEndpointConfigurer();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        EdgesRecordsEndpoint endpoint = new EdgesRecordsEndpoint(uri, this, remaining);
        try {
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException unfit) {
            // Camel's own message names neither the downstream nor what to write
            throw new OptionChecks(remaining).unfit(unfit);
        }
        return endpoint;
    }
}
