package org.edgesroutes.reload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.edgesroutes.reload.YamlNodes.KeyedText;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The parsed text of a route file: its routes, endpoints and texts with their positions. */
final class YamlOutline {

    private final RouteFile file;
    private final SequenceNode root;

    YamlOutline(RouteFile file, SequenceNode root) {
        this.file = file;
        this.root = root;
    }

    /** @throws RouteFaultException when the file is not a list in YAML */
    static YamlOutline of(RouteFile file) throws RouteFaultException {
        return new YamlOutline(file, YamlParser.parse(file));
    }

    Object data() {
        return YamlParser.data(file);
    }

    Node root() {
        return root;
    }

    /** @return the position of the element at the path, or of the last one on the way that exists */
    SourcePosition position(List<Object> path) {
        Node node = root;
        SourcePosition position = SourcePosition.of(root);
        for (Object element : path) {
            if (node instanceof SequenceNode list && element instanceof Integer index) {
                node = list.getValue().get(index);
                position = SourcePosition.of(node);
            } else if (node instanceof MappingNode mapping) {
                Optional<NodeTuple> entry = YamlNodes.entry(mapping, String.valueOf(element));
                if (entry.isEmpty()) {
                    return position;
                }
                node = entry.get().getValueNode();
                position = SourcePosition.of(entry.get().getKeyNode());
            }
        }
        return position;
    }

    /** @return the first value that holds the text, else the first place in the file, else the file as a whole */
    SourcePosition positionOf(String text) {
        if (text.isBlank()) {
            return SourcePosition.FILE;
        }
        int offset = file.text().indexOf(text);
        SourcePosition anywhere = offset < 0 ? SourcePosition.FILE : SourcePosition.at(file.text(), offset);
        return Stream.concat(
                        texts().filter(value -> value.value().strip().equals(text.strip())),
                        texts().filter(value -> value.value().contains(text)))
                .map(KeyedText::position)
                .findFirst()
                .orElse(anywhere);
    }

    private Stream<KeyedText> texts() {
        return YamlNodes.texts(root);
    }

    /** @return the position of the route that starts at the address, as Camel writes it */
    SourcePosition positionOfSource(String uri) {
        return endpoints().stream()
                .filter(use -> use.source() && uri.contains(use.name()))
                .map(EndpointUse::position)
                .findFirst()
                .orElse(SourcePosition.FILE);
    }

    /** Whether it has a route with the id. */
    boolean declares(String id) {
        return parts("route")
                .flatMap(route -> YamlNodes.value(route, "id").stream())
                .anyMatch(value -> YamlNodes.text(value).equals(id));
    }

    boolean hasRest() {
        return parts("rest").findAny().isPresent();
    }

    /** The values of the top-level parts of a kind, such as {@code route} or {@code beans}. */
    Stream<Node> parts(String kind) {
        return root.getValue().stream().flatMap(part -> YamlNodes.value(part, kind).stream());
    }

    List<RouteOutline> routes() {
        return Stream.concat(
                        parts("route"),
                        root.getValue().stream()
                                .filter(part -> YamlNodes.value(part, "from").isPresent()))
                .map(RouteOutline::new)
                .toList();
    }

    List<EndpointUse> endpoints() {
        return endpoints(root);
    }

    /** Those at or below a node. */
    static List<EndpointUse> endpoints(Node node) {
        List<EndpointUse> found = new ArrayList<>();
        collect(node, "", found);
        return found;
    }

    private static void collect(Node node, String key, List<EndpointUse> found) {
        if (node instanceof ScalarNode text && (key.equals("to") || key.equals("toD"))) {
            found.add(new EndpointUse(key, text.getValue(), Map.of(), SourcePosition.of(text), Map.of()));
        } else {
            YamlNodes.items(node).forEach(item -> collect(item, "", found));
            YamlNodes.value(node, "uri")
                    .filter(ScalarNode.class::isInstance)
                    .ifPresent(uri -> found.add(use(key, uri, node)));
            YamlNodes.entries(node)
                    .forEach(entry -> collect(entry.getValueNode(), YamlNodes.text(entry.getKeyNode()), found));
        }
    }

    private static EndpointUse use(String step, Node uri, Node endpoint) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, SourcePosition> positions = new LinkedHashMap<>();
        YamlNodes.value(endpoint, "parameters").stream()
                .flatMap(YamlNodes::entries)
                .filter(entry -> entry.getValueNode() instanceof ScalarNode)
                .forEach(entry -> {
                    String name = YamlNodes.text(entry.getKeyNode());
                    values.put(name, YamlNodes.text(entry.getValueNode()));
                    positions.put(name, SourcePosition.of(entry.getKeyNode()));
                });
        return new EndpointUse(step, YamlNodes.text(uri), values, SourcePosition.of(uri), positions);
    }
}
