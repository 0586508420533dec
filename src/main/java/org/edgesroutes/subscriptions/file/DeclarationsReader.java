package org.edgesroutes.subscriptions.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.model.Subscription;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the file of subscriptions and the files of inputs that it names. Text is taken literally. */
public final class DeclarationsReader {

    private static final String ROOT = "subscriptions";

    private final DeclarationFile file;
    private final FaultCollector faults;
    private final SubscriptionReader reader;

    private DeclarationsReader(DeclarationFile file) {
        this.file = file;
        this.faults = new FaultCollector(file.name());
        this.reader = new SubscriptionReader(file, faults);
    }

    /** @param file which exists */
    public static Declarations read(DeclarationFile file) {
        DeclarationsReader reader = new DeclarationsReader(file);
        List<Subscription> all = reader.subscriptions();
        return new Declarations(all, reader.faults.all(), reader.reader.modified());
    }

    private List<Subscription> subscriptions() {
        Optional<Node> root = root();
        if (root.isEmpty() || isNothing(root.get())) {
            return List.of();
        }
        if (!(root.get() instanceof MappingNode map)) {
            faults.add(root.get(), "is no map; begin with \"subscriptions:\" and write each name below it");
            return List.of();
        }
        FieldReader fields = new FieldReader(map, List.of(ROOT), faults);
        if (!fields.has(ROOT) || isNothing(fields.place(ROOT))) {
            return List.of();
        }
        if (!(fields.place(ROOT) instanceof MappingNode named)) {
            fields.fault(ROOT, "is no map; write each name, indented, with a colon");
            return List.of();
        }
        return subscriptions(named);
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    private List<Subscription> subscriptions(MappingNode named) {
        List<Subscription> all = new ArrayList<>();
        Map<String, Node> places = new HashMap<>();
        for (NodeTuple entry : named.getValue()) {
            FieldReader.key(entry.getKeyNode(), faults).ifPresent(name -> {
                if (places.putIfAbsent(name, entry.getKeyNode()) != null) {
                    faults.add(entry.getKeyNode(), "%s is there twice; give one of them another name".formatted(name));
                }
                reader.read(name, entry.getKeyNode(), entry.getValueNode()).ifPresent(all::add);
            });
        }
        requireOneSuccessor(all, places);
        return all;
    }

    private void requireOneSuccessor(List<Subscription> all, Map<String, Node> places) {
        Set<String> names = places.keySet();
        Map<String, String> successors = new HashMap<>();
        for (Subscription one : all) {
            String earlier = one.renamedFrom();
            Node place = places.get(one.name());
            if (earlier == null) {
                continue;
            }
            if (names.contains(earlier)) {
                faults.add(
                        place,
                        "%s is renamed-from %s, which is still declared; take that out".formatted(one.name(), earlier));
            }
            String other = successors.putIfAbsent(earlier, one.name());
            if (other != null) {
                faults.add(place, "%s and %s are both renamed-from %s; keep one".formatted(other, one.name(), earlier));
            }
        }
    }

    private Optional<Node> root() {
        try {
            return new Compose(YamlJson.settings()).composeString(file.text());
        } catch (MarkedYamlEngineException syntax) {
            int line = syntax.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            faults.add(
                    line, "is not YAML: %s; look at the indentation, colons and quotes".formatted(syntax.getProblem()));
        } catch (YamlEngineException syntax) {
            faults.add(
                    0,
                    "is not YAML: %s; look at the indentation, colons and quotes"
                            .formatted(syntax.getMessage().lines().findFirst().orElse("")));
        } catch (IOException unreadable) {
            faults.add(0, reason(unreadable));
        }
        return Optional.empty();
    }

    /** @return why a file cannot be read and what to do, behind its name */
    static String reason(IOException unreadable) {
        return unreadable instanceof NoSuchFileException
                ? "does not exist; create it or correct its name"
                : unreadable instanceof CharacterCodingException
                        ? "is not UTF-8; save it as UTF-8"
                        : "cannot be read: %s; make it readable".formatted(unreadable);
    }
}
