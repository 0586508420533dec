package org.edgesroutes.reload;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;

/**
 * Checks a route file before its routes run: its syntax, structure, properties and endpoints, how it treats records,
 * and whether Camel can create its routes.
 */
final class RouteChecks {

    private final SchemaCheck schema = new SchemaCheck();
    private final StaticChecks statics;
    private final TrialContext trial;

    /** @param context whose components, beans and properties the routes are to find; it need not be started */
    RouteChecks(CamelContext context) {
        statics = new StaticChecks(context);
        trial = new TrialContext(context);
    }

    /**
     * Checks a file by itself, not beside the others.
     *
     * @throws RouteFaultException with the first fault
     */
    CheckedFile check(RouteFile file) throws RouteFaultException {
        YamlOutline outline = YamlOutline.of(file);
        schema.check(file, outline);
        List<RouteFault> warnings = new ArrayList<>();
        statics.check(file, outline, warnings);
        return new CheckedFile(file, outline, trial.ids(file, outline), List.copyOf(warnings));
    }
}
