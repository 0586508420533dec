package org.edgesroutes.reload;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.edgesroutes.reload.RouteOutline.Step;
import org.edgesroutes.reload.YamlNodes.KeyedText;

/** Checks that a route reads fields of a record only where the record has been parsed. */
final class RecordBodyCheck {

    /** A field by its name, in brackets or behind a dot; a number is an element of a batch. */
    private static final Pattern FIELD =
            Pattern.compile("\\$\\{body(?:\\[(?!\\d+])[^\\]]+]|\\??\\.(\\w+)(?![\\w(]))[^}]*}");

    /** Steps after which the body is still the record. */
    private static final Set<String> KEEPING = Set.of(
            "choice",
            "delay",
            "filter",
            "log",
            "removeHeader",
            "removeHeaders",
            "removeProperties",
            "removeProperty",
            "removeVariable",
            "setHeader",
            "setHeaders",
            "setProperty",
            "setVariable",
            "setVariables",
            "throttle",
            "validate");

    private RecordBodyCheck() {}

    /** @param source with its placeholders resolved */
    static void check(RouteFile file, RouteOutline route, EndpointUse source) throws RouteFaultException {
        String format = source.options().getOrDefault("format", "json");
        List<Step> steps = format.equals("map") || format.contains("{{") ? List.of() : route.steps();
        for (Step step : steps) {
            for (KeyedText text : step.texts().toList()) {
                Optional<String> field = field(text);
                if (field.isPresent()) {
                    throw file.fault(
                            text.position(),
                            "%s reads a field, but the body is %s"
                                    .formatted(field.get(), format.equals("bytes") ? "bytes" : "text"),
                            "add \"format: map\" to the parameters of "
                                    + source.uri().replaceFirst("\\?.*$", ""));
                }
            }
            if (!KEEPING.contains(step.name())) {
                return;
            }
        }
    }

    private static Optional<String> field(KeyedText text) {
        return FIELD.matcher(text.value())
                .results()
                .filter(match -> match.group(1) == null || !isMethod(match.group(1)))
                .map(MatchResult::group)
                .findFirst();
    }

    private static boolean isMethod(String name) {
        return Arrays.stream(String.class.getMethods())
                .anyMatch(method -> method.getName().equals(name)
                        || method.getName().equalsIgnoreCase("get" + name)
                        || method.getName().equalsIgnoreCase("is" + name));
    }
}
