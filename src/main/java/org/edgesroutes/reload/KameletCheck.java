package org.edgesroutes.reload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgesroutes.settings.Suggestion;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Whether a kamelet on the class path has the options it is given, and is given those it needs. */
final class KameletCheck {

    /** Camel's own, for every kamelet. */
    private static final Set<String> COMMON = Set.of(
            "bridgeErrorHandler", "exceptionHandler", "exchangePattern", "kameletId", "location", "noErrorHandler");

    private KameletCheck() {}

    static void check(RouteFile file, EndpointUse use) throws RouteFaultException {
        String name = use.name().replaceFirst("/.*$", "");
        try (InputStream kamelet =
                KameletCheck.class.getClassLoader().getResourceAsStream("kamelets/" + name + ".kamelet.yaml")) {
            if (kamelet != null) {
                check(file, use, name, definition(kamelet));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<?, ?> definition(InputStream kamelet) {
        Object data = new Load(LoadSettings.builder().build()).loadFromInputStream(kamelet);
        return data instanceof Map<?, ?> root
                        && root.get("spec") instanceof Map<?, ?> spec
                        && spec.get("definition") instanceof Map<?, ?> definition
                ? definition
                : Map.of();
    }

    private static void check(RouteFile file, EndpointUse use, String name, Map<?, ?> definition)
            throws RouteFaultException {
        Set<?> options = definition.get("properties") instanceof Map<?, ?> properties ? properties.keySet() : Set.of();
        for (String given : use.parameters().keySet()) {
            if (!options.contains(given) && !COMMON.contains(given)) {
                throw file.fault(
                        use.lineOf(given),
                        "%s has no option \"%s\"".formatted(name, given),
                        Suggestion.to(given, options.stream().map(String::valueOf))
                                .map("did you mean \"%s\"?"::formatted)
                                .orElse("take it out"));
            }
        }
        List<?> required = definition.get("required") instanceof List<?> list ? list : List.of();
        for (Object needed : required) {
            if (!use.parameters().containsKey(needed) && !use.uri().contains(needed + "=")) {
                throw file.fault(use.line(), "%s needs \"%s\"".formatted(name, needed), "add it to the parameters");
            }
        }
    }
}
