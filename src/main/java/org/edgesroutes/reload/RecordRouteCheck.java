package org.edgesroutes.reload;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.edgesroutes.reload.YamlNodes.KeyedText;
import org.edgesroutes.settings.KnownActions;
import org.edgesroutes.settings.Suggestion;

/** Checks that the routes that deliver records ask for actions that exist and send the records they get. */
final class RecordRouteCheck {

    private static final String KEY_SETTING = "edges.records.keys.";
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "DELETE");

    private final CamelContext context;
    private final PropertyCheck properties;
    private final EndpointCheck endpoints;

    RecordRouteCheck(CamelContext context, PropertyCheck properties, EndpointCheck endpoints) {
        this.context = context;
        this.properties = properties;
        this.endpoints = endpoints;
    }

    /** @param warnings gets actions that are not known and requests without a body */
    void check(RouteFile file, YamlOutline outline, List<RouteFault> warnings) throws RouteFaultException {
        Set<String> called = new HashSet<>();
        for (RouteOutline route : outline.routes()) {
            Optional<EndpointUse> source = route.source().filter(EndpointUse::deliversRecords);
            if (source.isPresent()) {
                checkActions(file, source.get().resolved(properties::resolve), warnings);
                RecordBodyCheck.check(file, route, source.get().resolved(properties::resolve));
                called.addAll(reachable(outline, route));
            }
        }
        for (RouteOutline route : outline.routes()) {
            Optional<EndpointUse> source = route.source();
            boolean records = source.filter(EndpointUse::deliversRecords).isPresent();
            if (records || source.map(EndpointUse::uri).filter(called::contains).isPresent()) {
                checkMethods(file, route, warnings);
            }
        }
    }

    private void checkActions(RouteFile file, EndpointUse source, List<RouteFault> warnings) {
        String actions = source.options().getOrDefault("actions", "");
        Arrays.stream(actions.split(","))
                .map(String::strip)
                .filter(action -> !action.isEmpty() && !isKnown(action))
                .forEach(action -> warnings.add(new RouteFault(
                        file.name(),
                        source.positionOf("actions"),
                        "no action \"%s\" is known".formatted(action),
                        Suggestion.to(action, KnownActions.names().stream())
                                .map("did you mean \"%s\"?"::formatted)
                                .orElse("leave it if Edges has it, otherwise take one of "
                                        + String.join(
                                                ", ",
                                                KnownActions.names().stream()
                                                        .sorted()
                                                        .toList())))));
    }

    private boolean isKnown(String action) {
        return action.contains("{{")
                || KnownActions.names().contains(action)
                || context.getPropertiesComponent()
                        .resolveProperty(KEY_SETTING + action)
                        .isPresent();
    }

    /** The {@code direct:} endpoints of the file that the records of a route get to. */
    private static Set<String> reachable(YamlOutline outline, RouteOutline start) {
        Set<String> reached = new HashSet<>();
        List<RouteOutline> next = List.of(start);
        while (!next.isEmpty()) {
            List<String> calls = next.stream()
                    .flatMap(route -> route.endpoints().stream())
                    .filter(use -> !use.source() && use.scheme().equals("direct"))
                    .map(EndpointUse::uri)
                    .filter(reached::add)
                    .toList();
            next = outline.routes().stream()
                    .filter(route -> route.source()
                            .map(EndpointUse::uri)
                            .filter(calls::contains)
                            .isPresent())
                    .toList();
        }
        return reached;
    }

    private void checkMethods(RouteFile file, RouteOutline route, List<RouteFault> warnings)
            throws RouteFaultException {
        List<EndpointUse> requests = route.endpoints().stream()
                .filter(use -> use.step().equals("to") || use.step().equals("toD"))
                .map(use -> use.resolved(properties::resolve))
                .filter(endpoints::choosesHttpMethod)
                .toList();
        if (texts(route)
                .anyMatch(text ->
                        text.value().equals("CamelHttpMethod") || text.key().equals("CamelHttpMethod"))) {
            return;
        }
        boolean queryByHeader = texts(route).anyMatch(text -> text.value().equals("CamelHttpQuery"));
        for (EndpointUse request : requests) {
            boolean query = queryByHeader || endpoints.hasQuery(request);
            if (query && !request.options().containsKey("httpMethod")) {
                throw file.fault(
                        request.position(),
                        "%s sends GET, without the record, since there is a query string and no httpMethod"
                                .formatted(request.scheme()),
                        "add \"httpMethod: POST\" to its parameters");
            }
        }
        if (!requests.isEmpty() && requests.stream().allMatch(RecordRouteCheck::sendsNoBody)) {
            EndpointUse first = requests.get(0);
            warnings.add(new RouteFault(
                    file.name(),
                    first.positionOf("httpMethod"),
                    "%s sends %s, which carries no record"
                            .formatted(first.scheme(), first.options().get("httpMethod")),
                    "take POST, PUT or PATCH if the target is to get it"));
        }
    }

    private static Stream<KeyedText> texts(RouteOutline route) {
        return YamlNodes.texts(route.node());
    }

    private static boolean sendsNoBody(EndpointUse request) {
        Map<String, String> options = request.options();
        String method = options.getOrDefault("httpMethod", "").toUpperCase(Locale.ROOT);
        return WITHOUT_BODY.contains(method)
                && !"true".equals(options.get(method.toLowerCase(Locale.ROOT) + "WithBody"));
    }
}
