package org.edgesroutes.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Random;

/**
 * Writes a payload down with what no tree can hold: fields twice, blanks, escapes, values that do not belong there.
 * With a wildness of 0 the text is the payload, whatever it looks like.
 */
final class Renderer {

    private static final String[] BLANKS = {" ", "\n", "\t", "\r\n", "  "};

    private final Random random;
    private final double wildness;
    private final double blanks;
    private final long number;
    private final StringBuilder text = new StringBuilder(1024);

    /** @param wildness how likely a field is not what it should be */
    Renderer(Random random, double wildness, long number) {
        this.random = random;
        this.wildness = wildness;
        this.blanks = random.nextInt(4) == 0 ? 0.3 : 0;
        this.number = number;
    }

    String render(JsonNode node) {
        value(node);
        return text.toString();
    }

    private boolean wild() {
        return random.nextDouble() < wildness;
    }

    private void value(JsonNode node) {
        blank();
        if (node.isObject()) {
            object(node);
        } else if (node.isArray()) {
            array(node);
        } else if (node.isTextual()) {
            string(node.asText());
        } else {
            text.append(node);
        }
        blank();
    }

    private void object(JsonNode node) {
        text.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            int times = wild() ? random.nextInt(3) : 1;
            for (int i = 0; i < times; i++) {
                text.append(first ? "" : ",");
                first = false;
                field(field.getKey(), field.getValue());
            }
        }
        if (wild()) {
            text.append(first ? "" : ",")
                    .append(Values.text(random))
                    .append(':')
                    .append(Values.any(random));
        }
        text.append('}');
    }

    private void field(String name, JsonNode value) {
        blank();
        string(name);
        blank();
        text.append(':');
        if (!wild()) {
            value(value);
        } else if (name.equals("callback_ref_uid")) {
            text.append(reference());
        } else {
            text.append(Values.any(random));
        }
    }

    /** Another one in every body, since a reference that comes again is a callback that comes again. */
    private String reference() {
        return switch (random.nextInt(6)) {
            case 0 -> String.valueOf(number);
            case 1 -> "\"\\u%04x\"".formatted(0xD800 + random.nextInt(0x800));
            case 2 -> "\"" + Payloads.refUid(number) + "x".repeat(random.nextInt(400)) + "\"";
            case 3 -> "\"" + Payloads.refUid(number) + "\\u0000\\u202e\"";
            case 4 -> "[" + number + "]";
            default -> "null";
        };
    }

    private void array(JsonNode node) {
        text.append('[');
        for (int i = 0; i < node.size(); i++) {
            text.append(i == 0 ? "" : ",");
            if (wild()) {
                text.append(Values.any(random));
            } else {
                value(node.get(i));
            }
        }
        text.append(']');
    }

    private void string(String value) {
        text.append('"');
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\' || c < ' ' || wild()) {
                text.append("\\u%04x".formatted(c));
            } else {
                text.append((char) c);
            }
        });
        text.append('"');
    }

    private void blank() {
        if (blanks > 0 && random.nextDouble() < blanks) {
            text.append(BLANKS[random.nextInt(BLANKS.length)]);
        }
    }
}
