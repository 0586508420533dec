package org.edgesroutes.reload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.edgesroutes.settings.Suggestion;

/** Checks by the metadata of the components that the endpoints of a file exist and know the options they are given. */
final class EndpointCheck {

    private final DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
    private final ComponentNames components;
    private final KameletCheck kamelets;
    private final PropertyCheck properties;

    EndpointCheck(CamelContext context, PropertyCheck properties) {
        catalog.setCamelContext(context);
        catalog.start();
        components = new ComponentNames(context);
        kamelets = new KameletCheck(context);
        this.properties = properties;
    }

    /** @param warnings gets the options that a lenient component passes on */
    void check(RouteFile file, YamlOutline outline, List<RouteFault> warnings) throws RouteFaultException {
        for (EndpointUse given : outline.endpoints()) {
            EndpointUse use = given.resolved(properties::resolve);
            if (use.scheme().contains("{{") || use.scheme().contains("${")) {
                continue;
            }
            if (use.scheme().equals("kamelet")) {
                kamelets.check(file, outline, given, use);
            } else {
                check(file, outline, given, use, warnings);
            }
        }
    }

    private void check(
            RouteFile file, YamlOutline outline, EndpointUse given, EndpointUse use, List<RouteFault> warnings)
            throws RouteFaultException {
        if (!components.exists(use.scheme()) && !declares(outline, use.scheme())) {
            throw file.fault(
                    use.position(),
                    "there is no component \"%s\"".formatted(use.scheme()),
                    components
                            .nearest(use.scheme())
                            .map("did you mean \"%s\"?"::formatted)
                            .orElseGet(() -> components.jarRemedy(use.scheme())));
        }
        Optional<EndpointOptions> options = options(use);
        if (options.isPresent()) {
            requireOptions(file, use, options.get());
            requireValues(file, given, use);
            CronCheck.check(file, given, literals(use));
            warn(file, use, options.get(), warnings);
        }
    }

    private void requireValues(RouteFile file, EndpointUse given, EndpointUse use) throws RouteFaultException {
        EndpointValidationResult result = catalog.validateProperties(use.scheme(), literals(use));
        Optional<OptionValueFault> fault = OptionValueFault.first(result);
        if (fault.isPresent()) {
            String option = fault.get().option();
            // as it stands in the file: what a placeholder stands for may be a secret
            String value = given.options().getOrDefault(option, fault.get().value());
            throw file.fault(
                    use.positionOf(option),
                    "%s of %s is \"%s\"".formatted(option, use.scheme(), value),
                    "it has to be " + fault.get().right());
        }
    }

    private static boolean declares(YamlOutline outline, String bean) {
        return outline.parts("beans")
                .flatMap(YamlNodes::items)
                .flatMap(one -> YamlNodes.value(one, "name").stream())
                .anyMatch(name -> YamlNodes.text(name).equals(bean));
    }

    private Optional<EndpointOptions> options(EndpointUse use) {
        return Optional.ofNullable(catalog.componentModel(use.scheme())).map(EndpointOptions::new);
    }

    /** Without values that are known only at run time. */
    private static Map<String, String> literals(EndpointUse use) {
        Map<String, String> literals = new LinkedHashMap<>();
        use.options().forEach((name, value) -> {
            if (!value.contains("${") && !value.contains("{{") && !name.contains("${")) {
                literals.put(name, value);
            }
        });
        return literals;
    }

    private void requireOptions(RouteFile file, EndpointUse use, EndpointOptions options) throws RouteFaultException {
        for (String option : options.unknown(use.options().keySet())) {
            if (option.contains("${") || option.contains("{{")) {
                continue;
            }
            Optional<String> meant = Suggestion.to(option, options.names());
            if (options.belongsToComponent(option)) {
                throw file.fault(
                        use.positionOf(option),
                        "\"%s\" is an option of the component %s, not of an endpoint".formatted(option, use.scheme()),
                        "set camel.component.%s.%s in config/application.properties".formatted(use.scheme(), option));
            }
            if (meant.isPresent() || !options.lenient()) {
                throw file.fault(
                        use.positionOf(option),
                        "%s has no option \"%s\"".formatted(use.scheme(), option),
                        meant.map("did you mean \"%s\"?"::formatted).orElse("remove it")
                                + (options.lenient()
                                        ? " The header CamelHttpQuery sets a query parameter of that name"
                                        : ""));
            }
        }
    }

    private void warn(RouteFile file, EndpointUse use, EndpointOptions options, List<RouteFault> warnings) {
        Set<String> unknown = options.unknown(use.options().keySet());
        if (!unknown.isEmpty()) {
            boolean one = unknown.size() == 1;
            String names = unknown.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
            warnings.add(new RouteFault(
                    file.name(),
                    use.positionOf(unknown.iterator().next()),
                    "%s has no %s %s, which %s"
                            .formatted(
                                    use.scheme(),
                                    one ? "option" : "options",
                                    names,
                                    options.choosesHttpMethod()
                                            ? one ? "is sent as a query parameter" : "are sent as query parameters"
                                            : one ? "has no effect here" : "have no effect here"),
                    one
                            ? "remove it if the target does not ask for it"
                            : "remove those that the target does not ask for"));
        }
    }

    /** Whether the request has a query string by its uri and parameters. */
    boolean hasQuery(EndpointUse request) {
        return options(request)
                .filter(options -> !options.unknown(request.options().keySet()).isEmpty())
                .isPresent();
    }

    /** Whether it sends requests whose method depends on its options. */
    boolean choosesHttpMethod(EndpointUse use) {
        return !use.source()
                && options(use).filter(EndpointOptions::choosesHttpMethod).isPresent();
    }
}
