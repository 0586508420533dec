package org.edgesroutes.reload;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.PluginHelper;

/**
 * Creates the routes of a file in a context that is thrown away, with the beans and properties of the real one and
 * without starting any route.
 */
final class TrialContext {

    private final CamelContext real;

    TrialContext(CamelContext real) {
        this.real = real;
    }

    /** @return the ids of its routes, in the order of the file */
    Set<String> ids(RouteFile file, YamlOutline outline) throws RouteFaultException {
        try (DefaultCamelContext trial = new DefaultCamelContext(new ReadOnlyBeanRepository(real.getRegistry()))) {
            trial.disableJMX();
            trial.setAutoStartup(false);
            if (outline.endpoints().stream().anyMatch(use -> use.scheme().equals("quartz"))) {
                // its endpoints put their jobs into the scheduler whether their routes start or not
                trial.getComponent("quartz", QuartzComponent.class).setAutoStartScheduler(false);
            }
            trial.getPropertiesComponent().addPropertiesSource(properties());
            PluginHelper.getRoutesLoader(trial).loadRoutes(file.resource());
            Set<String> ids = requireIds(file, outline, trial);
            trial.start();
            return ids;
        } catch (RouteFaultException refused) {
            throw refused;
        } catch (Exception | LinkageError failure) {
            throw new TrialFailure(real, file, outline, failure).fault();
        }
    }

    private static Set<String> requireIds(RouteFile file, YamlOutline outline, CamelContext trial)
            throws RouteFaultException {
        Set<String> ids = new LinkedHashSet<>();
        for (RouteDefinition route :
                trial.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions()) {
            if (!route.hasCustomIdAssigned()) {
                throw file.fault(
                        outline.positionOfSource(route.getInput().getEndpointUri()),
                        "a route has no id",
                        "add one: an edit finds the route that it replaces by its id");
            }
            ids.add(route.getRouteId());
        }
        return ids;
    }

    private PropertiesSource properties() {
        return new PropertiesSource() {
            @Override
            public String getName() {
                return "edges-trial";
            }

            @Override
            public String getProperty(String name) {
                return real.getPropertiesComponent().resolveProperty(name).orElse(null);
            }
        };
    }
}
