package org.edgesroutes.cli;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row of output: values by their JSON names, in the order in which they are shown. */
final class OutputRow {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param value null, a text, a number, a time, JSON as it is, or rows */
    OutputRow with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Object get(String name) {
        return values.get(name);
    }

    @JsonValue
    Map<String, Object> values() {
        return values;
    }
}
