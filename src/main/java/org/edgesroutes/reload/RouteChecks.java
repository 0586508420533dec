package org.edgesroutes.reload;

import org.apache.camel.CamelContext;

/**
 * Everything that can be known about a file before its routes run: its syntax, its structure, the options of its
 * endpoints, and whether Camel can make its routes.
 */
final class RouteChecks {

    private final SchemaCheck schema = new SchemaCheck();
    private final EndpointCheck endpoints;
    private final TrialContext trial;

    /** @param context whose components, beans and properties the routes are to find; it need not be started */
    RouteChecks(CamelContext context) {
        endpoints = new EndpointCheck(context);
        trial = new TrialContext(context);
    }

    /**
     * Checks a file by itself, not beside the others.
     *
     * @throws RouteFaultException with the first thing that is wrong
     */
    CheckedFile check(RouteFile file) throws RouteFaultException {
        YamlOutline outline = YamlOutline.of(file);
        schema.check(file, outline);
        endpoints.check(file, outline);
        return new CheckedFile(file, outline, trial.ids(file, outline));
    }
}
