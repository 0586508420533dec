package org.edgesroutes.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The texts of reports: one line, or JSON. */
final class ReportText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportText() {}

    /** Text from outside could forge a line of the log with a line break. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }

    /** @return an object without nulls, sorted by its keys */
    static String json(Map<String, Object> details) {
        Map<String, Object> plain = new TreeMap<>();
        details.forEach((key, value) -> {
            if (value != null) {
                boolean time = value instanceof Instant || value instanceof Duration;
                plain.put(key, time ? value.toString() : value);
            }
        });
        return write(plain);
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a report holds what JSON cannot: " + value, impossible);
        }
    }

    static Map<?, ?> read(String object) {
        try {
            return JSON.readValue(object, Map.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the ledger holds a report without JSON: " + object, impossible);
        }
    }
}
