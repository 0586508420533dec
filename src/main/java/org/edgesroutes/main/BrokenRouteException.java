package org.edgesroutes.main;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.model.Model;
import org.apache.camel.spi.Resource;

/** A route that cannot be used, with the file that it stands in: Camel's own exception mostly leaves it out. */
final class BrokenRouteException extends Exception {

    private static final long serialVersionUID = 1L;

    private BrokenRouteException(String message, Throwable cause) {
        super(message, cause);
    }

    static BrokenRouteException of(FailedToCreateRouteException failure, CamelContext context) {
        String file = Optional.ofNullable(context.getCamelContextExtension()
                        .getContextPlugin(Model.class)
                        .getRouteDefinition(failure.getRouteId()))
                .map(route -> route.getResource())
                .map(Resource::getLocation)
                .orElse("Java");
        return new BrokenRouteException(
                "the route %s in %s cannot be used: %s"
                        .formatted(failure.getRouteId(), file, StartFailure.reason(failure)),
                failure);
    }
}
