package org.edgesroutes.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints rows: one JSON object per line, or a table or a list of values.
 *
 * @param width of the terminal in characters
 */
record RowPrinter(PrintWriter out, boolean json, int width) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance));

    /**
     * @param none printed instead of an empty table
     * @param columns of the table, behind the workspace where it has a name; JSON has every value
     */
    void rows(List<OutputRow> rows, String none, String... columns) {
        if (json) {
            rows.forEach(this::json);
        } else if (rows.isEmpty()) {
            out.println(none);
        } else {
            List<String> all = new ArrayList<>(List.of(columns));
            if (rows.get(0).get("workspace") != null) {
                all.add(0, "workspace");
            }
            new TextTable(all, rows).print(out, width);
        }
    }

    /** One row as a list of its values; null and nested rows appear only in JSON. */
    void details(OutputRow row) {
        if (json) {
            json(row);
            return;
        }
        int longest =
                row.values().keySet().stream().mapToInt(String::length).max().orElse(0);
        row.values().forEach((name, value) -> {
            if (value != null && !(value instanceof List)) {
                out.println(
                        (name.replace('_', ' ') + " ".repeat(longest - name.length())) + "  " + TextTable.text(value));
            }
        });
    }

    /** A table within the details of something, under its own name; JSON has it in its place already. */
    void section(OutputRow row, String name, String... columns) {
        if (!json && row.get(name) instanceof List<?> some && !some.isEmpty()) {
            out.println();
            out.println(name.replace('_', ' '));
            new TextTable(
                            List.of(columns),
                            some.stream().map(OutputRow.class::cast).toList())
                    .print(out, width);
        }
    }

    /** A line of text, left out in JSON. */
    void text(String line) {
        if (!json) {
            out.println(line);
        }
    }

    private void json(OutputRow row) {
        try {
            out.println(JSON.writeValueAsString(row));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
