package org.edgesroutes.reload;

import java.util.List;
import org.apache.camel.CamelContext;

/** Checks that need neither the schema nor routes: they are fast enough for the start. */
final class StaticChecks {

    private final PropertyCheck properties;
    private final EndpointCheck endpoints;
    private final StepNumberCheck numbers;
    private final JdbcDriverCheck drivers;
    private final RecordRouteCheck records;

    StaticChecks(CamelContext context) {
        properties = new PropertyCheck(context);
        endpoints = new EndpointCheck(context, properties);
        numbers = new StepNumberCheck(properties);
        drivers = new JdbcDriverCheck(properties);
        records = new RecordRouteCheck(context, properties, endpoints);
    }

    /** @param warnings gets likely mistakes */
    void check(RouteFile file, YamlOutline outline, List<RouteFault> warnings) throws RouteFaultException {
        properties.check(file, outline);
        endpoints.check(file, outline, warnings);
        numbers.check(file, outline);
        drivers.check(file, outline);
        records.check(file, outline, warnings);
    }
}
