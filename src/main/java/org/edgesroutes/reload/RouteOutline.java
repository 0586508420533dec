package org.edgesroutes.reload;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.edgesroutes.reload.YamlNodes.KeyedText;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A route of a file.
 *
 * @param node the map that has its {@code from}
 */
record RouteOutline(Node node) {

    /** Empty for a route whose source is not text. */
    Optional<EndpointUse> source() {
        return endpoints().stream().filter(EndpointUse::source).findFirst();
    }

    List<EndpointUse> endpoints() {
        return YamlOutline.endpoints(node);
    }

    /** Its steps in the order of the file, those within another step right behind it. */
    List<Step> steps() {
        return steps(node).toList();
    }

    private static Stream<Step> steps(Node node) {
        Stream<Step> here = YamlNodes.value(node, "steps").stream()
                .flatMap(YamlNodes::items)
                .flatMap(YamlNodes::entries)
                .flatMap(step -> Stream.concat(Stream.of(new Step(step)), steps(step.getValueNode())));
        Stream<Step> below = Stream.concat(
                        YamlNodes.items(node),
                        YamlNodes.entries(node).filter(entry -> !isSteps(entry)).map(NodeTuple::getValueNode))
                .flatMap(RouteOutline::steps);
        return Stream.concat(here, below);
    }

    private static boolean isSteps(NodeTuple entry) {
        return YamlNodes.text(entry.getKeyNode()).equals("steps");
    }

    /** One step, such as {@code setBody}. */
    record Step(NodeTuple entry) {

        String name() {
            return YamlNodes.text(entry.getKeyNode());
        }

        /** Its texts without those of the steps within it. */
        Stream<KeyedText> texts() {
            return texts(entry);
        }

        private static Stream<KeyedText> texts(NodeTuple entry) {
            Node value = entry.getValueNode();
            return isSteps(entry)
                    ? Stream.empty()
                    : Stream.concat(
                            YamlNodes.entries(value).flatMap(Step::texts),
                            Stream.concat(
                                    YamlNodes.items(value)
                                            .flatMap(YamlNodes::entries)
                                            .flatMap(Step::texts),
                                    value instanceof ScalarNode
                                            ? Stream.of(new KeyedText(
                                                    YamlNodes.text(entry.getKeyNode()),
                                                    YamlNodes.text(value),
                                                    SourcePosition.of(value)))
                                            : Stream.empty()));
        }
    }
}
