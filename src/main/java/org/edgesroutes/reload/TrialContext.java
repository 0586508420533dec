package org.edgesroutes.reload;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.PluginHelper;

/**
 * Makes the routes of a file in a context that is thrown away: with the beans and properties of the real one, but
 * without starting any of them.
 */
final class TrialContext {

    /** What a message of Camel is about: an address, a placeholder, something in quotes, or what follows a colon. */
    private static final Pattern QUOTED = Pattern.compile(
            "://([^?\\s\\]]+)|\\{\\{([^{}]+)}}" + "|[`'\"\\[]([^`'\"\\[\\]]{3,})[`'\"\\]]|(?:for|function): (\\S+)");

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
        } catch (Exception failure) {
            throw fault(file, outline, failure);
        }
    }

    private static Set<String> requireIds(RouteFile file, YamlOutline outline, CamelContext trial)
            throws RouteFaultException {
        Set<String> ids = new LinkedHashSet<>();
        for (RouteDefinition route :
                trial.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions()) {
            if (!route.hasCustomIdAssigned()) {
                throw file.fault(
                        outline.lineOfSource(route.getInput().getEndpointUri()),
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

    private static RouteFaultException fault(RouteFile file, YamlOutline outline, Exception failure) {
        List<Throwable> chain = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .toList();
        Throwable root = chain.get(chain.size() - 1);
        String reason =
                root.getMessage() == null ? root.toString() : root.getMessage().strip();
        return file.fault(line(outline, chain, reason), reason, "correct it and save again");
    }

    /** By what the message quotes, else by the id of the route. */
    private static int line(YamlOutline outline, List<Throwable> chain, String reason) {
        Stream<String> quoted = QUOTED.matcher(reason).results().map(TrialContext::captured);
        Stream<String> routes = chain.stream()
                .filter(FailedToCreateRouteException.class::isInstance)
                .map(failure -> ((FailedToCreateRouteException) failure).getRouteId());
        return Stream.concat(quoted, routes)
                .mapToInt(outline::lineWith)
                .filter(line -> line > 0)
                .findFirst()
                .orElse(0);
    }

    private static String captured(MatchResult match) {
        return Stream.of(1, 2, 3, 4)
                .map(match::group)
                .filter(group -> group != null)
                .findFirst()
                .orElse("");
    }
}
