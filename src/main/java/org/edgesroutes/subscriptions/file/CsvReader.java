package org.edgesroutes.subscriptions.file;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV as RFC 4180 describes it. Fields are separated by commas, or by semicolons or tabs where the first row has
 * no comma.
 */
final class CsvReader {

    /**
     * A row that is not blank.
     *
     * @param line where it begins, counted from 1
     */
    record Row(int line, List<String> fields) {}

    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private List<String> fields = new ArrayList<>();
    private int at;
    private int line = 1;
    private int begin = 1;
    private boolean quoted;

    private CsvReader(String text) {
        this.text = text;
        String first = text.lines().findFirst().orElse("");
        this.separator = first.contains(",") ? ',' : first.contains(";") ? ';' : first.contains("\t") ? '\t' : ',';
    }

    /** @throws IllegalArgumentException with a sentence, for a quote that is not closed */
    static List<Row> rows(String text) {
        CsvReader reader = new CsvReader(text);
        while (reader.at < text.length()) {
            reader.step();
        }
        if (reader.quoted) {
            throw new IllegalArgumentException(
                    "the quote that begins in line %d is not closed; close it with \"".formatted(reader.begin));
        }
        reader.endRow();
        return reader.rows;
    }

    private void step() {
        char next = text.charAt(at++);
        if (next == '\n') {
            line++;
        }
        if (quoted) {
            inQuotes(next);
        } else if (next == '"' && field.isEmpty()) {
            quoted = true;
        } else if (next == separator) {
            endField();
        } else if (next == '\n') {
            endRow();
        } else if (next != '\r' || at >= text.length() || text.charAt(at) != '\n') {
            field.append(next);
        }
    }

    private void inQuotes(char next) {
        if (next != '"') {
            field.append(next);
        } else if (at < text.length() && text.charAt(at) == '"') {
            field.append(next);
            at++;
        } else {
            quoted = false;
        }
    }

    private void endField() {
        fields.add(field.toString());
        field.setLength(0);
    }

    private void endRow() {
        endField();
        if (fields.stream().anyMatch(value -> !value.isBlank())) {
            rows.add(new Row(begin, fields));
        }
        fields = new ArrayList<>();
        begin = line;
    }
}
