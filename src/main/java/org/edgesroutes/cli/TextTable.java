package org.edgesroutes.cli;

import com.fasterxml.jackson.databind.util.RawValue;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Rows under headings. Where they are wider than the terminal, {@link CompactCells} leave out what every row has in
 * common, the last text goes below its row, and texts are cut as the last resort. Empty columns are left out.
 */
final class TextTable {

    private static final String GAP = "  ";
    private static final String INDENT = "    ";
    private static final int NARROWEST = 8;

    private final List<String> columns;
    private final List<OutputRow> rows;

    /** @param columns names in the rows; their headings are the same in capitals */
    TextTable(List<String> columns, List<OutputRow> rows) {
        this.columns = columns.stream()
                .filter(column ->
                        rows.stream().anyMatch(row -> !text(row.get(column)).isEmpty()))
                .toList();
        this.rows = rows;
    }

    /** @param width in characters */
    void print(PrintWriter out, int width) {
        List<List<String>> cells = columns.stream()
                .map(column -> rows.stream().map(row -> text(row.get(column))).toList())
                .toList();
        if (fits(columns, cells, width)) {
            print(out, columns, cells, null, width);
            return;
        }
        List<List<String>> compact = new ArrayList<>();
        for (String column : columns) {
            compact.add(CompactCells.of(
                    column, rows.stream().map(row -> row.get(column)).toList()));
        }
        int last = columns.size() - 1;
        boolean below = last > 0
                && isText(columns.get(last))
                && !columns.get(last).endsWith("_uid")
                && !fits(columns, compact, width);
        int kept = below ? last : last + 1;
        print(out, columns.subList(0, kept), compact.subList(0, kept), below ? cells.get(last) : null, width);
    }

    private static boolean fits(List<String> columns, List<List<String>> cells, int width) {
        return Arrays.stream(widths(columns, cells)).sum() + GAP.length() * (columns.size() - 1) <= width;
    }

    private static int[] widths(List<String> columns, List<List<String>> cells) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = cells.get(i).stream()
                    .mapToInt(String::length)
                    .reduce(heading(columns.get(i)).length(), Math::max);
        }
        return widths;
    }

    /** @param below for each row a text under it; null for none */
    private void print(PrintWriter out, List<String> shown, List<List<String>> cells, List<String> below, int width) {
        int[] widths = widths(shown, cells);
        int tooMuch = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
        for (int cut = toCut(shown, widths); tooMuch > 0 && cut >= 0; cut = toCut(shown, widths)) {
            widths[cut]--;
            tooMuch--;
        }
        line(out, shown, shown.stream().map(TextTable::heading).toList(), widths);
        for (int row = 0; row < rows.size(); row++) {
            int each = row;
            line(out, shown, cells.stream().map(column -> column.get(each)).toList(), widths);
            if (below != null && !below.get(row).isEmpty()) {
                LineWrapper.wrapped(below.get(row), width - INDENT.length())
                        .forEach(line -> out.println(INDENT + line));
            }
        }
    }

    /** @return the widest text; -1 when nothing is left to be cut */
    private int toCut(List<String> shown, int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > NARROWEST && isText(shown.get(i)) && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private void line(PrintWriter out, List<String> shown, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String cut = cell.length() > widths[i] ? cell.substring(0, widths[i] - 1) + "…" : cell;
            String padding = " ".repeat(widths[i] - cut.length());
            line.append(i == 0 ? "" : GAP).append(isNumber(shown.get(i)) ? padding + cut : cut + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    private boolean isNumber(String column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof Number);
    }

    private boolean isText(String column) {
        return rows.stream().noneMatch(row -> row.get(column) instanceof Number || row.get(column) instanceof Instant);
    }

    private static String heading(String column) {
        return column.replace('_', ' ').toUpperCase(Locale.ROOT);
    }

    /** Without the control characters by which the sender of a text could move the reader's cursor. */
    static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant time) {
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        Object shown = value instanceof RawValue json ? json.rawValue() : value;
        return shown.toString().replaceAll("[\\p{Cc}\\p{Cf}\\p{Z}]+", " ");
    }
}
