package org.edgesroutes.fuzz;

import java.util.List;
import java.util.Random;

/** JSON texts that are unexpected in the place where they are put. */
final class Values {

    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1",
            "1.50",
            "1e5",
            "1E-400",
            "9007199254740993",
            "1e400",
            "123456789012345678901234567890",
            "-1.7976931348623157e309",
            "1e999999999",
            "1e99999999999",
            "{}",
            "[]",
            "[[]]",
            "[{}]",
            "{\"\":{}}",
            "{\"a\":{\"b\":[1,{\"c\":null}]}}",
            "[1,null,\"x\",[],{\"a\":{}}]");

    private static final List<String> CHARACTERS = List.of(
            "",
            " ",
            "\\u0000",
            "\\u001b[2J",
            "\\ud800",
            "\\udfff\\ud800",
            "\\u2028",
            "\\u202e",
            "\\uFEFF",
            "\\/",
            "\\\"",
            "\\\\",
            "\\b\\f\\n\\r\\t",
            "\u007f",
            "é",
            "e\u0301",
            "🩺",
            "\uFFFF",
            "\u0085",
            "'",
            ";--",
            "%s",
            "${body}",
            "{{edges.api.key}}",
            "<x/>",
            "../../",
            "a/b",
            "?",
            "\0",
            "\n",
            "\t");

    private Values() {}

    /** @return a value, nearly always JSON */
    static String any(Random random) {
        int kind = random.nextInt(20);
        if (kind < 9) {
            return SCALARS.get(random.nextInt(SCALARS.size()));
        }
        if (kind < 16) {
            return text(random);
        }
        return switch (kind) {
            case 16 -> "\"" + "x".repeat(random.nextInt(5000)) + "\"";
            case 17 -> nested(random.nextInt(120));
            case 18 -> "9".repeat(1 + random.nextInt(1200));
            default -> many(random);
        };
    }

    /** @return a text of odd characters, with its quotation marks */
    static String text(Random random) {
        StringBuilder text = new StringBuilder("\"");
        for (int left = random.nextInt(6); left >= 0; left--) {
            text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
        }
        return text.append('"').toString();
    }

    private static String nested(int depth) {
        return "[{\"a\":".repeat(depth / 2) + "[".repeat(depth % 2) + "1" + "]".repeat(depth % 2)
                + "}]".repeat(depth / 2);
    }

    private static String many(Random random) {
        String one = SCALARS.get(random.nextInt(SCALARS.size()));
        return "[" + (one + ",").repeat(random.nextInt(40)) + one + "]";
    }
}
