package org.edgesroutes.launches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.edgesroutes.api.PathSegment;
import org.edgesroutes.model.CronSchedule;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.settings.EdgesSettings;

/**
 * Makes a launch of the fields that an endpoint was given. What Edges would refuse is refused here, with a sentence that
 * says what is wrong, before anything is sent ({@code docs/edges-api.md}, "Launches").
 */
final class LaunchReader {

    private static final int MOST_INPUTS = 100_000;
    private static final int MOST_INPUTS_OF_SCHEDULE = 100;
    private static final int LONGEST_NAME = 255;
    private static final List<String> MODES = List.of("direct", "auto", "managed");

    private final CallbackAddress callbacks;
    private final boolean fromOutputs;

    LaunchReader(EdgesSettings settings) {
        this.callbacks = new CallbackAddress(settings);
        this.fromOutputs = settings.completeness().fromOutputs();
    }

    /** A run in the background. */
    LaunchRequest run(LaunchFields fields) {
        Stream.of(LaunchField.CRON, LaunchField.TIMEZONE, LaunchField.SCHEDULE_AT)
                .filter(fields::has)
                .findFirst()
                .ifPresent(field -> {
                    throw wrong("%s makes a schedule; send it to direct:edges-schedule-run", field.field());
                });
        return request(fields, callback(fields), null, null, null, MOST_INPUTS);
    }

    LaunchRequest schedule(LaunchFields fields) {
        String cron = cron(fields.text(LaunchField.CRON));
        Instant at = time(fields.text(LaunchField.SCHEDULE_AT));
        if (cron == null && at == null) {
            throw wrong("a schedule needs cron, or schedule_at for a single execution");
        }
        String callback = callback(fields);
        if (callback == null) {
            throw wrong("a schedule needs a callback; set edges.webhook.public-url");
        }
        return request(fields, callback, cron, zone(fields.text(LaunchField.TIMEZONE)), at, MOST_INPUTS_OF_SCHEDULE);
    }

    /** One page of records after the other, while the caller waits. */
    LaunchRequest live(LaunchFields fields) {
        LaunchRequest request = request(fields, null, null, null, null, 1);
        if (fields.flag(LaunchField.INCREMENTAL)) {
            throw wrong("incremental is for runs in the background; send it to direct:edges-start-run");
        }
        return request;
    }

    private LaunchRequest request(
            LaunchFields fields, String callback, String cron, String zone, Instant at, int mostInputs) {
        String mode = fields.text(LaunchField.IDENTITY_MODE);
        if (mode != null && !MODES.contains(mode)) {
            throw wrong("identity_mode is %s; it is one of %s", mode, String.join(", ", MODES));
        }
        String name = fields.text(LaunchField.NAME);
        if (name != null && name.length() > LONGEST_NAME) {
            throw wrong("name has %d characters; Edges takes %d", name.length(), LONGEST_NAME);
        }
        return new LaunchRequest(
                action(fields),
                name,
                inputs(fields.get(LaunchField.INPUTS), mostInputs),
                parameters(fields, mostInputs > 1),
                identities(fields.get(LaunchField.IDENTITY_IDS)),
                mode,
                callback,
                cron,
                zone,
                at);
    }

    static String action(LaunchFields fields) {
        String action = fields.require(LaunchField.ACTION);
        if (!PathSegment.isAction(action)) {
            throw wrong("action is %s; it is a name like linkedin-extract-connections", action);
        }
        return action;
    }

    private static List<String> inputs(JsonNode node, int most) {
        JsonNode inputs = node.isObject() ? LaunchJson.tree("[" + node + "]") : node;
        if (!inputs.isArray() || inputs.isEmpty()) {
            throw wrong("inputs is missing; give a list of JSON objects, [{}] for an action that takes no input");
        }
        if (inputs.size() > most) {
            throw wrong("inputs has %d inputs; Edges takes %d here", inputs.size(), most);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode input : inputs) {
            if (!input.isObject()) {
                throw wrong("an input is %s; each input is a JSON object", input);
            }
            texts.add(input.toString());
        }
        return texts;
    }

    /** @param background whether {@code max_results} is a parameter; a live run is read up to it instead */
    private static String parameters(LaunchFields fields, boolean background) {
        JsonNode given = fields.get(LaunchField.PARAMETERS);
        if (!given.isMissingNode() && !given.isObject()) {
            throw wrong("parameters is %s; it is a JSON object", given);
        }
        ObjectNode parameters = given.isObject() ? given.deepCopy() : (ObjectNode) LaunchJson.tree("{}");
        Integer max = fields.count(LaunchField.MAX_RESULTS);
        if (max != null && background) {
            agree(parameters, "max_results", max.toString());
            parameters.put("max_results", max);
        }
        if (fields.flag(LaunchField.INCREMENTAL)) {
            agree(parameters, "sync_mode", "incremental");
            parameters.put("sync_mode", "incremental");
        }
        return parameters.toString();
    }

    private static void agree(ObjectNode parameters, String name, String value) {
        if (parameters.hasNonNull(name) && !parameters.path(name).asText().equals(value)) {
            throw wrong("parameters.%s is %s, but %s was asked for besides", name, parameters.path(name), value);
        }
    }

    private static List<String> identities(JsonNode node) {
        List<String> uids = new ArrayList<>();
        if (node.isTextual()) {
            Stream.of(node.textValue().split(","))
                    .map(String::strip)
                    .filter(uid -> !uid.isEmpty())
                    .forEach(uids::add);
        } else if (node.isArray()) {
            node.forEach(uid -> uids.add(uid.asText()));
        } else if (!node.isMissingNode()) {
            throw wrong("identity_ids is %s; it is a list of uids of identities", node);
        }
        return uids;
    }

    /** @return null for none */
    private String callback(LaunchFields fields) {
        JsonNode given = fields.get(LaunchField.CALLBACK);
        if (given.path("headers").size() > 0) {
            throw wrong("callback.headers is not taken, since the launch is stored; the secret header of"
                    + " edges.webhook.secret is added to the webhook's own address by itself");
        }
        String text = given.isObject() ? given.path("url").textValue() : fields.text(LaunchField.CALLBACK);
        if ("false".equals(text)) {
            return null;
        }
        if (text != null && !"true".equals(text)) {
            return url(text);
        }
        return callbacks.of(action(fields)).orElseGet(() -> {
            if (fromOutputs) {
                return null;
            }
            throw wrong("%s, or set callback to false", callbacks.missing());
        });
    }

    private static String url(String text) {
        try {
            URI url = URI.create(text);
            boolean local = "http".equals(url.getScheme())
                    && List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(url.getHost()));
            if (("https".equals(url.getScheme()) && url.getHost() != null || local) && url.getUserInfo() == null) {
                return text;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw wrong("callback is no https URL without a user");
    }

    private static String cron(String text) {
        return text == null ? null : CronSchedule.parse(text).expression();
    }

    private static String zone(String text) {
        try {
            return text == null ? null : ZoneId.of(text).getId();
        } catch (DateTimeException unknown) {
            throw wrong("timezone is %s; it is a zone like Europe/Paris", text);
        }
    }

    /** A time without a zone is ambiguous. */
    private static Instant time(String text) {
        try {
            return text == null ? null : ZonedDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw wrong("schedule_at is %s; it is a time with its zone, like 2026-03-01T08:00:00Z", text);
        }
    }

    private static IllegalArgumentException wrong(String sentence, Object... values) {
        return new IllegalArgumentException(sentence.formatted(values));
    }
}
