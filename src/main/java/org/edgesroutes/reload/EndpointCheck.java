package org.edgesroutes.reload;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
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
        Optional<ComponentModel> model = model(use.scheme());
        if (model.isPresent()) {
            EndpointValidationResult result = catalog.validateProperties(use.scheme(), literals(use));
            requireOptions(file, use, model.get(), result);
            Optional<OptionValueFault> value = OptionValueFault.first(result);
            if (value.isPresent()) {
                // as it stands in the file: what a placeholder stands for may be a secret
                String option = value.get().option();
                String raw = given.options().getOrDefault(option, value.get().value());
                throw file.fault(
                        use.positionOf(option),
                        "%s of %s is \"%s\"".formatted(option, use.scheme(), raw),
                        "it has to be " + value.get().right());
            }
            warn(file, use, warnings);
        }
    }

    private static boolean declares(YamlOutline outline, String bean) {
        return outline.parts("beans")
                .flatMap(YamlNodes::items)
                .flatMap(one -> YamlNodes.value(one, "name").stream())
                .anyMatch(name -> YamlNodes.text(name).equals(bean));
    }

    private Optional<ComponentModel> model(String scheme) {
        return Optional.ofNullable(catalog.componentModel(scheme));
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

    private static Stream<String> names(ComponentModel model) {
        return model.getEndpointOptions().stream().map(BaseOptionModel::getName);
    }

    private void requireOptions(RouteFile file, EndpointUse use, ComponentModel model, EndpointValidationResult result)
            throws RouteFaultException {
        if (!model.isLenientProperties()) {
            Optional<String> unknown =
                    Stream.ofNullable(result.getUnknown()).flatMap(Set::stream).findFirst();
            if (unknown.isPresent()) {
                throw unknown(
                        file,
                        use,
                        unknown.get(),
                        Suggestion.to(unknown.get(), names(model))
                                .map("did you mean \"%s\"?"::formatted)
                                .orElse("remove it"));
            }
        }
        for (String option : passedOn(use)) {
            Optional<String> meant = Suggestion.to(option, names(model));
            if (meant.isPresent()) {
                throw unknown(
                        file,
                        use,
                        option,
                        "did you mean \"%s\"? The header CamelHttpQuery sets a query parameter of that name"
                                .formatted(meant.get()));
            }
        }
    }

    private static RouteFaultException unknown(RouteFile file, EndpointUse use, String option, String remedy) {
        return file.fault(use.positionOf(option), "%s has no option \"%s\"".formatted(use.scheme(), option), remedy);
    }

    private void warn(RouteFile file, EndpointUse use, List<RouteFault> warnings) {
        Set<String> passedOn = passedOn(use);
        if (!passedOn.isEmpty()) {
            String names = passedOn.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
            warnings.add(new RouteFault(
                    file.name(),
                    use.positionOf(passedOn.iterator().next()),
                    "%s has no option %s, so it is sent as a query parameter".formatted(use.scheme(), names),
                    "remove it if the target does not ask for it"));
        }
    }

    /** @return the options that a lenient component does not know and sends to the target, in their order */
    Set<String> passedOn(EndpointUse use) {
        Set<String> unknown = new LinkedHashSet<>();
        model(use.scheme()).filter(ComponentModel::isLenientProperties).ifPresent(model -> {
            unknown.addAll(use.options().keySet());
            for (BaseOptionModel option : model.getEndpointOptions()) {
                unknown.removeIf(name -> name.equals(option.getName())
                        || option.getPrefix() != null && name.startsWith(option.getPrefix()));
            }
        });
        return unknown;
    }

    /** Whether it sends requests whose method depends on its options. */
    boolean choosesHttpMethod(EndpointUse use) {
        return !use.source()
                && model(use.scheme())
                        .filter(ComponentModel::isLenientProperties)
                        .filter(model -> names(model).anyMatch("httpMethod"::equals))
                        .isPresent();
    }
}
