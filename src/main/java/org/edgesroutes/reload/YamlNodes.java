package org.edgesroutes.reload;

import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML nodes. */
final class YamlNodes {

    private YamlNodes() {}

    /** @return empty for a node that is not text */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static Optional<NodeTuple> entry(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(entry -> text(entry.getKeyNode()).equals(key))
                .findFirst();
    }

    /** @return empty where the node is no map or has no such key */
    static Optional<Node> value(Node node, String key) {
        return node instanceof MappingNode mapping
                ? entry(mapping, key).map(NodeTuple::getValueNode)
                : Optional.empty();
    }

    static Stream<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue().stream() : Stream.empty();
    }

    static Stream<NodeTuple> entries(Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue().stream() : Stream.empty();
    }

    /** The node and everything below it, in the order of the file. */
    static Stream<Node> all(Node node) {
        Stream<Node> below = Stream.concat(
                items(node), entries(node).flatMap(entry -> Stream.of(entry.getKeyNode(), entry.getValueNode())));
        return Stream.concat(Stream.of(node), below.flatMap(YamlNodes::all));
    }

    /** The values below the node that are text, each with its key, in the order of the file. */
    static Stream<KeyedText> texts(Node node) {
        return texts("", node);
    }

    private static Stream<KeyedText> texts(String key, Node node) {
        if (node instanceof ScalarNode text) {
            return Stream.of(new KeyedText(key, text.getValue(), SourcePosition.of(text)));
        }
        return Stream.concat(
                items(node).flatMap(item -> texts(key, item)),
                entries(node).flatMap(entry -> texts(text(entry.getKeyNode()), entry.getValueNode())));
    }

    /**
     * A text value of a map or of a list in it.
     *
     * @param key of the map; empty at the top
     */
    record KeyedText(String key, String value, SourcePosition position) {}
}
