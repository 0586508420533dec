package org.edgesroutes.reload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A file as YAML, with the parser that Camel uses: its data, and on which line what is. */
final class YamlOutline {

    private final RouteFile file;
    private final SequenceNode root;

    private YamlOutline(RouteFile file, SequenceNode root) {
        this.file = file;
        this.root = root;
    }

    /** @throws RouteFaultException when it is not a list in YAML */
    static YamlOutline of(RouteFile file) throws RouteFaultException {
        if (!file.unreadable().isEmpty()) {
            throw file.fault(0, file.unreadable(), "save it as text in UTF-8 that this process may read");
        }
        Node root = compose(file)
                .orElseThrow(() -> file.fault(0, "is empty", "delete it to stop its routes, or write some"));
        if (root instanceof SequenceNode list) {
            return new YamlOutline(file, list);
        }
        throw file.fault(line(root), "is not a list", "start each part with a dash, as in \"- route:\"");
    }

    private static Optional<Node> compose(RouteFile file) throws RouteFaultException {
        try {
            return new Compose(settings()).composeString(file.text());
        } catch (MarkedYamlEngineException syntax) {
            int line = syntax.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw file.fault(line, "is not YAML: " + syntax.getProblem(), "look at the indentation, colons and quotes");
        } catch (YamlEngineException other) {
            throw file.fault(0, "is not YAML: " + other.getMessage(), "look at the indentation, colons and quotes");
        }
    }

    private static LoadSettings settings() {
        return LoadSettings.builder().setUseMarks(true).build();
    }

    Object data() {
        return new Load(settings()).loadFromString(file.text());
    }

    /** @return the line of what the path leads to, or of the last on the way that is there */
    int line(List<Object> path) {
        Node node = root;
        int line = line(root);
        for (Object element : path) {
            if (node instanceof SequenceNode list && element instanceof Integer index) {
                node = list.getValue().get(index);
                line = line(node);
            } else if (node instanceof MappingNode mapping) {
                Optional<NodeTuple> entry = entry(mapping, String.valueOf(element));
                if (entry.isEmpty()) {
                    return line;
                }
                node = entry.get().getValueNode();
                line = line(entry.get().getKeyNode());
            }
        }
        return line;
    }

    /** @return the first line that holds the text, 0 when none does */
    int lineWith(String text) {
        int at = text.isBlank() ? -1 : file.text().indexOf(text);
        return at < 0 ? 0 : (int) file.text().substring(0, at).lines().count() + (at == 0 ? 1 : endsLine(at));
    }

    private int endsLine(int at) {
        return file.text().charAt(at - 1) == '\n' ? 1 : 0;
    }

    /** @return the line on which a route starts at that address, as Camel writes it; 0 when none does */
    int lineOfSource(String uri) {
        return endpoints().stream()
                .filter(use -> use.source() && uri.contains(use.name()))
                .mapToInt(EndpointUse::line)
                .findFirst()
                .orElse(0);
    }

    boolean hasRest() {
        return root.getValue().stream()
                .anyMatch(part -> part instanceof MappingNode mapping && value(mapping, "rest") != null);
    }

    List<EndpointUse> endpoints() {
        List<EndpointUse> found = new ArrayList<>();
        collect(root, "", found);
        return found;
    }

    private static void collect(Node node, String key, List<EndpointUse> found) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> collect(item, "", found));
        } else if (node instanceof ScalarNode text && key.equals("to")) {
            found.add(new EndpointUse(text.getValue(), Map.of(), false, line(text), Map.of()));
        } else if (node instanceof MappingNode mapping) {
            // the uri of a dynamic one is an expression
            if (!key.equals("toD") && value(mapping, "uri") instanceof ScalarNode uri) {
                found.add(use(uri, value(mapping, "parameters"), key.equals("from")));
            }
            mapping.getValue().forEach(entry -> collect(entry.getValueNode(), text(entry.getKeyNode()), found));
        }
    }

    private static EndpointUse use(ScalarNode uri, Node parameters, boolean source) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        if (parameters instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getValueNode() instanceof ScalarNode value) {
                    values.put(text(entry.getKeyNode()), value.getValue());
                    lines.put(text(entry.getKeyNode()), line(entry.getKeyNode()));
                }
            }
        }
        return new EndpointUse(uri.getValue(), values, source, line(uri), lines);
    }

    private static Node value(MappingNode mapping, String key) {
        return entry(mapping, key).map(NodeTuple::getValueNode).orElse(null);
    }

    private static Optional<NodeTuple> entry(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(entry -> text(entry.getKeyNode()).equals(key))
                .findFirst();
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
