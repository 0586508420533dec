package org.edgesroutes.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows under headings, as wide as they need and no wider than the terminal: then texts are cut. */
final class TextTable {

    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<String> columns;
    private final List<OutputRow> rows;

    /** @param columns names in the rows; their headings are the same in capitals */
    TextTable(List<String> columns, List<OutputRow> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** @param width in characters */
    void print(PrintWriter out, int width) {
        int[] widths = widths(width);
        line(out, columns.stream().map(TextTable::heading).toList(), widths);
        for (OutputRow row : rows) {
            line(out, columns.stream().map(column -> text(row.get(column))).toList(), widths);
        }
    }

    private int[] widths(int width) {
        int[] widths = columns.stream()
                .mapToInt(column -> rows.stream()
                        .mapToInt(row -> text(row.get(column)).length())
                        .reduce(heading(column).length(), Math::max))
                .toArray();
        int tooMuch = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
        for (int cut = toCut(widths); tooMuch > 0 && cut >= 0; cut = toCut(widths)) {
            widths[cut]--;
            tooMuch--;
        }
        return widths;
    }

    /** @return a uid first, since its beginning is enough, then the widest text; -1 when nothing is left to be cut */
    private int toCut(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > NARROWEST && isText(columns.get(i))) {
                if (columns.get(i).endsWith("_uid")) {
                    return i;
                }
                widest = widest < 0 || widths[i] > widths[widest] ? i : widest;
            }
        }
        return widest;
    }

    private void line(PrintWriter out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String cut = cell.length() > widths[i] ? cell.substring(0, widths[i] - 1) + "…" : cell;
            String padding = " ".repeat(widths[i] - cut.length());
            line.append(i == 0 ? "" : GAP).append(isNumber(columns.get(i)) ? padding + cut : cut + padding);
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

    /** Without the characters by which whoever sent a text could move the cursor of whoever reads it. */
    static String text(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Instant time
                ? time.truncatedTo(ChronoUnit.SECONDS).toString()
                : value.toString().replaceAll("[\\p{Cc}\\p{Cf}\\p{Z}]+", " ");
    }
}
