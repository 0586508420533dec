package org.edgesroutes.reload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Parses route files with the parser that Camel uses. */
final class YamlParser {

    private static final String SYNTAX_REMEDY = "look at the indentation, colons and quotes";

    /** A value that starts with a placeholder, which YAML takes for a map. */
    private static final Pattern UNQUOTED =
            Pattern.compile("^\\s*(?:-\\s+)?(?:[\\w.-]+:\\s+|-\\s+)((\\{\\{[^{}]*}}).*)$");

    private YamlParser() {}

    /** @throws RouteFaultException when the file is not a list in YAML */
    static SequenceNode parse(RouteFile file) throws RouteFaultException {
        if (!file.unreadable().isEmpty()) {
            throw file.fault(SourcePosition.FILE, file.unreadable(), file.unreadableRemedy());
        }
        Node root = compose(file)
                .orElseThrow(() ->
                        file.fault(SourcePosition.FILE, "is empty", "delete it to stop its routes, or write some"));
        requireQuotes(file, root);
        if (root instanceof SequenceNode list) {
            return list;
        }
        throw file.fault(SourcePosition.of(root), "is not a list", "start each part with a dash, as in \"- route:\"");
    }

    static Object data(RouteFile file) {
        return new Load(settings()).loadFromString(file.text());
    }

    private static LoadSettings settings() {
        return LoadSettings.builder()
                .setUseMarks(true)
                .setAllowNonScalarKeys(true)
                .build();
    }

    private static Optional<Node> compose(RouteFile file) throws RouteFaultException {
        try {
            return new Compose(settings()).composeString(file.text());
        } catch (MarkedYamlEngineException syntax) {
            SourcePosition position = syntax.getProblemMark()
                    .map(mark -> new SourcePosition(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(SourcePosition.FILE);
            requireQuotes(file, position);
            throw file.fault(position, "is not YAML: " + syntax.getProblem(), SYNTAX_REMEDY);
        } catch (YamlEngineException other) {
            throw file.fault(SourcePosition.FILE, "is not YAML: " + other.getMessage(), SYNTAX_REMEDY);
        }
    }

    /** {@code uri: {{x}}} is valid YAML: a map whose only key is a map. */
    private static void requireQuotes(RouteFile file, Node root) throws RouteFaultException {
        Optional<MappingNode> map = YamlNodes.all(root)
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .filter(node -> node.getValue().stream().anyMatch(entry -> entry.getKeyNode() instanceof MappingNode))
                .findFirst();
        if (map.isPresent()) {
            requireQuotes(file, SourcePosition.of(map.get()));
        }
    }

    private static void requireQuotes(RouteFile file, SourcePosition position) throws RouteFaultException {
        String line = file.text()
                .lines()
                .skip(Math.max(0, position.line() - 1))
                .findFirst()
                .orElse("");
        Matcher value = UNQUOTED.matcher(line);
        if (position.isKnown() && value.matches()) {
            throw file.fault(
                    new SourcePosition(position.line(), value.start(1) + 1),
                    "%s is not in quotes, so YAML reads a map".formatted(value.group(2)),
                    "write \"%s\"".formatted(value.group(1).strip()));
        }
    }
}
