package org.edgesroutes.reload;

import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.edgesroutes.settings.Suggestion;

/** Whether the endpoints of a file exist and know the options they are given, by what the components say themselves. */
final class EndpointCheck {

    private final DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
    private final ComponentNames components;

    EndpointCheck(CamelContext context) {
        catalog.setCamelContext(context);
        catalog.start();
        components = new ComponentNames(context);
    }

    void check(RouteFile file, YamlOutline outline) throws RouteFaultException {
        for (EndpointUse use : outline.endpoints()) {
            if (use.scheme().equals("kamelet")) {
                KameletCheck.check(file, use);
            } else if (!use.uri().startsWith("{{")) {
                check(file, use);
            }
        }
    }

    private void check(RouteFile file, EndpointUse use) throws RouteFaultException {
        if (!components.exists(use.scheme())) {
            throw file.fault(
                    use.line(),
                    "there is no component \"%s\"".formatted(use.scheme()),
                    components
                            .nearest(use.scheme())
                            .map("did you mean \"%s\"?"::formatted)
                            .orElse("put its jar into lib/ and start again"));
        }
        ComponentModel model = catalog.componentModel(use.scheme());
        if (model != null) {
            check(file, use, model);
        }
    }

    private void check(RouteFile file, EndpointUse use, ComponentModel model) throws RouteFaultException {
        Map<String, String> properties = properties(use);
        EndpointValidationResult result = catalog.validateProperties(use.scheme(), properties);
        Stream<String> options = model.getEndpointOptions().stream().map(BaseOptionModel::getName);
        if (result.getUnknown() != null && !model.isLenientProperties()) {
            String unknown = result.getUnknown().iterator().next();
            throw file.fault(
                    use.lineOf(unknown),
                    "%s has no option \"%s\"".formatted(use.scheme(), unknown),
                    Suggestion.to(unknown, options)
                            .map("did you mean \"%s\"?"::formatted)
                            .orElse("take it out"));
        }
        for (Wrong wrong : Wrong.in(result)) {
            throw file.fault(
                    use.lineOf(wrong.option()),
                    "%s of %s is \"%s\"".formatted(wrong.option(), use.scheme(), wrong.value()),
                    "it has to be " + wrong.right());
        }
        CronCheck.check(file, use, properties);
    }

    private Map<String, String> properties(EndpointUse use) {
        Map<String, String> properties = new LinkedHashMap<>();
        try {
            properties.putAll(catalog.endpointProperties(use.uri()));
        } catch (URISyntaxException | IllegalArgumentException notYet) {
            // with a placeholder in it, it is an address only once the trial has filled that in
        }
        properties.putAll(use.parameters());
        return properties;
    }

    /** An option with a value that it cannot have. */
    private record Wrong(String option, String value, String right) {

        static Optional<Wrong> first(Map<String, String> invalid, String right) {
            return Optional.ofNullable(invalid)
                    .flatMap(all -> all.entrySet().stream().findFirst())
                    .map(entry -> new Wrong(entry.getKey(), entry.getValue(), right));
        }

        static Iterable<Wrong> in(EndpointValidationResult result) {
            return Stream.of(
                            first(result.getInvalidBoolean(), "true or false"),
                            first(result.getInvalidInteger(), "a whole number"),
                            first(result.getInvalidNumber(), "a number"),
                            first(result.getInvalidDuration(), "a time such as 500 (milliseconds), 5s or 2h"),
                            first(result.getInvalidEnum(), "")
                                    .map(wrong -> new Wrong(
                                            wrong.option(),
                                            wrong.value(),
                                            "one of " + String.join(", ", result.getEnumChoices(wrong.option())))))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }
}
