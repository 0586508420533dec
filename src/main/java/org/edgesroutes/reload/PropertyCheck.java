package org.edgesroutes.reload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.edgesroutes.reload.YamlNodes.KeyedText;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Checks that every property that a file refers to is set. */
final class PropertyCheck {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");

    private final CamelContext context;

    PropertyCheck(CamelContext context) {
        this.context = context;
    }

    /** @throws RouteFaultException that names all properties that are not set */
    void check(RouteFile file, YamlOutline outline) throws RouteFaultException {
        Map<String, SourcePosition> missing = new LinkedHashMap<>();
        texts(outline)
                .filter(text -> !text.key().equals("description"))
                .forEach(text -> PLACEHOLDER
                        .matcher(text.value())
                        .results()
                        .map(MatchResult::group)
                        .filter(placeholder -> value(placeholder).isEmpty())
                        .forEach(placeholder -> missing.putIfAbsent(name(placeholder), text.position())));
        if (!missing.isEmpty()) {
            boolean one = missing.size() == 1;
            String names = missing.entrySet().stream()
                    .map(entry -> "\"%s\" (line %d)"
                            .formatted(entry.getKey(), entry.getValue().line()))
                    .collect(Collectors.joining(", "));
            throw file.fault(
                    missing.values().iterator().next(),
                    one ? "property %s is not set".formatted(names) : "properties %s are not set".formatted(names),
                    "set %s in config/application.properties or in the environment and restart"
                            .formatted(one ? "it" : "them"));
        }
    }

    /** A template has parameters of its own, which only its use sets. */
    private static Stream<KeyedText> texts(YamlOutline outline) {
        return YamlNodes.items(outline.root())
                .flatMap(YamlNodes::entries)
                .filter(PropertyCheck::isNoTemplate)
                .map(NodeTuple::getValueNode)
                .flatMap(YamlNodes::texts);
    }

    private static boolean isNoTemplate(NodeTuple part) {
        String kind = YamlNodes.text(part.getKeyNode());
        return !kind.equals("routeTemplate") && !kind.equals("templatedRoute");
    }

    private static String name(String placeholder) {
        return placeholder.substring(2, placeholder.length() - 2).strip();
    }

    private Optional<String> value(String placeholder) {
        try {
            return Optional.of(context.resolvePropertyPlaceholders(placeholder));
        } catch (RuntimeException missing) {
            return Optional.empty();
        }
    }

    /** @return the text with the values of all properties that are set */
    String resolve(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(value(match.group()).orElse(match.group())));
    }
}
