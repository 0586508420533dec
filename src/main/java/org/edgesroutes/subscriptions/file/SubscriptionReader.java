package org.edgesroutes.subscriptions.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.edgesroutes.model.Subscription;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one subscription. */
final class SubscriptionReader {

    private static final List<String> KEYS = List.of(
            "action",
            "identity",
            "inputs",
            "inputs-file",
            "custom-data",
            "parameters",
            "max-results",
            "mode",
            "cron",
            "timezone",
            "start-at",
            "enabled",
            "renamed-from");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern ACTION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FaultCollector faults;
    private final InputFields inputFields;
    private final long modified;

    SubscriptionReader(DeclarationFile file, FaultCollector faults) {
        this.faults = faults;
        this.inputFields = new InputFields(file, faults);
        this.modified = file.modified().orElse(0L);
    }

    /** When the file or a file of inputs was last written, as {@link Declarations#modified()}. */
    long modified() {
        return Math.max(modified, inputFields.modified());
    }

    /** @return empty where there are faults */
    Optional<Subscription> read(String name, Node place, Node value) {
        int before = faults.size();
        if (!NAME.matcher(name).matches()) {
            faults.add(
                    place,
                    "\"%s\" is no name; use up to 100 letters, digits, dots, hyphens and underscores".formatted(name));
        }
        if (!(value instanceof MappingNode map)) {
            faults.add(
                    place, "%s has no keys; write at least action, identity and max-results below it".formatted(name));
            return Optional.empty();
        }
        FieldReader fields = new FieldReader(map, KEYS, faults);
        Subscription read = read(name, fields);
        return faults.size() == before ? Optional.of(read) : Optional.empty();
    }

    private Subscription read(String name, FieldReader fields) {
        fields.required("action", "name one such as linkedin-extract-connections");
        String action = fields.value("action", SubscriptionReader::action).orElse("");
        String identity = fields.required("identity", "name an engagement identity by its uid or its exact name")
                .orElse("");
        fields.required("max-results", "the default of an action is not known, and records beyond it are lost");
        int maxResults =
                fields.value("max-results", SubscriptionReader::positive).orElse(1);
        Optional<JsonNode> custom = fields.json("custom-data");
        custom.filter(node -> !node.isObject()).ifPresent(node -> fields.fault("custom-data", "is no map"));
        List<String> inputs = inputFields.read(fields, action, custom.orElse(null));
        String parameters = parameters(fields, maxResults);
        boolean scheduled =
                fields.choice("mode", "continue", "schedule").orElse("continue").equals("schedule");
        ScheduleFields schedule = ScheduleFields.read(fields, scheduled);
        return new Subscription(
                name,
                action,
                identity,
                inputs,
                parameters,
                maxResults,
                schedule.cron(),
                schedule.timezone(),
                schedule.startAt(),
                fields.flag("enabled").orElse(true),
                fields.value("renamed-from", SubscriptionReader::name).orElse(null));
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("the earlier name of this subscription");
        }
        return text;
    }

    private static String action(String text) {
        if (!ACTION.matcher(text).matches()) {
            throw new IllegalArgumentException("the name of an action such as linkedin-extract-connections");
        }
        return text;
    }

    private static int positive(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("a whole number from 1");
        }
        return Integer.parseInt(text);
    }

    private static String parameters(FieldReader fields, int maxResults) {
        ObjectNode all = JSON.createObjectNode();
        all.put("sync_mode", "incremental").put("max_results", maxResults);
        fields.json("parameters").ifPresent(given -> {
            if (!given.isObject()) {
                fields.fault("parameters", "is no map; write each parameter below it");
                return;
            }
            if (given.has("max_results")) {
                fields.fault("parameters", "has max_results; write max-results beside parameters instead");
            }
            if (!given.path("sync_mode").asText("incremental").equals("incremental")) {
                fields.fault(
                        "parameters",
                        "has another sync_mode than incremental; a subscription is incremental, take it out");
            }
            given.properties().forEach(entry -> all.putIfAbsent(entry.getKey(), entry.getValue()));
        });
        return all.toString();
    }
}
