package org.edgesroutes.reload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.edgesroutes.settings.Suggestion;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Checks that a kamelet exists, knows the options it is given and is given those it needs. */
final class KameletCheck {

    private static final String FOLDER = "classpath:kamelets/";
    private static final String SUFFIX = ".kamelet.yaml";

    /** Camel's own, for every kamelet. */
    private static final Set<String> COMMON = Set.of(
            "bridgeErrorHandler", "exceptionHandler", "exchangePattern", "kameletId", "location", "noErrorHandler");

    /** Within a kamelet or template, the ends that its use is connected to. */
    private static final Set<String> ENDS = Set.of("source", "sink");

    private final CamelContext context;

    KameletCheck(CamelContext context) {
        this.context = context;
    }

    void check(RouteFile file, YamlOutline outline, EndpointUse given, EndpointUse use) throws RouteFaultException {
        String name = use.kamelet();
        Optional<Map<?, ?>> definition = definition(name);
        if (definition.isPresent()) {
            check(file, given, use, definition.get());
        } else if (!use.options().containsKey("location")
                && !isLoadedElsewhere()
                && !ENDS.contains(name)
                && templates(outline).noneMatch(name::equals)) {
            throw file.fault(
                    use.position(),
                    "there is no kamelet \"%s\"".formatted(name),
                    Suggestion.to(name, Stream.concat(names(), templates(outline)))
                            .map("did you mean \"%s\"?"::formatted)
                            .orElse("put the jar with it into lib/ and restart"));
        }
    }

    /** Names that are parameters, and places that only the component knows, are left to Camel. */
    private boolean isLoadedElsewhere() {
        return context.getPropertiesComponent()
                .resolveProperty("camel.component.kamelet.location")
                .isPresent();
    }

    private Stream<String> templates(YamlOutline outline) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        return Stream.concat(
                model.getRouteTemplateDefinitions().stream().map(RouteTemplateDefinition::getId),
                outline.parts("routeTemplate")
                        .flatMap(template -> YamlNodes.value(template, "id").stream())
                        .map(YamlNodes::text));
    }

    private Stream<String> names() {
        try {
            return PluginHelper.getPackageScanResourceResolver(context).findResources(FOLDER + "*" + SUFFIX).stream()
                    .map(Resource::getLocation)
                    .map(location -> location.substring(location.lastIndexOf('/') + 1))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()));
        } catch (Exception unreadable) {
            throw new IllegalStateException("the kamelets on the class path cannot be listed", unreadable);
        }
    }

    private Optional<Map<?, ?>> definition(String name) {
        Resource kamelet = PluginHelper.getResourceLoader(context).resolveResource(FOLDER + name + SUFFIX);
        if (!kamelet.exists()) {
            return Optional.empty();
        }
        try (InputStream text = kamelet.getInputStream()) {
            return Optional.of(new Load(LoadSettings.builder().build()).loadFromInputStream(text))
                    .map(data -> map(map(map(data).get("spec")).get("definition")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static void check(RouteFile file, EndpointUse given, EndpointUse use, Map<?, ?> definition)
            throws RouteFaultException {
        Map<?, ?> options = map(definition.get("properties"));
        requireKnown(file, use, options.keySet());
        List<?> required = definition.get("required") instanceof List<?> list ? list : List.of();
        for (Object needed : required) {
            if (!use.options().containsKey(needed)) {
                throw file.fault(
                        use.position(), "%s needs \"%s\"".formatted(use.kamelet(), needed), "add it to the parameters");
            }
        }
        for (Map.Entry<String, String> option : use.options().entrySet()) {
            Optional<String> right = right(map(options.get(option.getKey())), option.getValue());
            if (right.isPresent()) {
                throw file.fault(
                        use.positionOf(option.getKey()),
                        // as it stands in the file: what a placeholder stands for may be a secret
                        "%s of %s is \"%s\""
                                .formatted(
                                        option.getKey(),
                                        use.kamelet(),
                                        given.options().get(option.getKey())),
                        "it has to be " + right.get());
            }
        }
    }

    private static void requireKnown(RouteFile file, EndpointUse use, Set<?> options) throws RouteFaultException {
        for (String option : use.options().keySet()) {
            if (!options.contains(option) && !COMMON.contains(option)) {
                throw file.fault(
                        use.positionOf(option),
                        "%s has no option \"%s\"".formatted(use.kamelet(), option),
                        Suggestion.to(option, options.stream().map(String::valueOf))
                                .map("did you mean \"%s\"?"::formatted)
                                .orElse("remove it"));
            }
        }
    }

    /** @return the values that the option may have; empty when it has one of them */
    private static Optional<String> right(Map<?, ?> option, String value) {
        boolean fits =
                switch (String.valueOf(option.get("type"))) {
                    case "integer" -> value.matches("-?\\d+");
                    case "number" -> value.matches("-?\\d+(\\.\\d+)?");
                    case "boolean" -> value.matches("true|false");
                    default ->
                        !(option.get("enum") instanceof List<?> choices)
                                || choices.stream().map(String::valueOf).anyMatch(value::equals);
                };
        if (fits || value.contains("{{")) {
            return Optional.empty();
        }
        return Optional.of(
                option.get("enum") instanceof List<?> choices
                        ? "one of "
                                + String.join(
                                        ", ",
                                        choices.stream().map(String::valueOf).toList())
                        : switch (String.valueOf(option.get("type"))) {
                            case "integer" -> "a whole number";
                            case "boolean" -> "true or false";
                            default -> "a number";
                        });
    }
}
