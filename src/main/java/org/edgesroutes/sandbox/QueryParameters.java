package org.edgesroutes.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Query parameters; several values of one name are given by repeating it. */
final class QueryParameters {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    QueryParameters(String raw) {
        if (raw == null || raw.isEmpty()) {
            return;
        }
        for (String pair : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            values.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                    .add(parts.length == 2 ? decode(parts[1]) : "");
        }
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    /** True when the filter is absent or names the value. */
    boolean admits(String name, String value) {
        return all(name).isEmpty() || all(name).contains(value);
    }

    int number(String name, int standard, int least, int greatest) {
        String text = one(name).orElse(Integer.toString(standard));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below like a number out of bounds
        }
        throw ApiRefusal.parameter(name + " is " + text + ", allowed are " + least + " to " + greatest);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
