package org.edgesroutes.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A Markdown table of numbers with a title in front of each row. */
final class Table {

    private final List<String> lines = new ArrayList<>();

    Table(List<String> columns) {
        lines.add("| | " + String.join(" | ", columns) + " |");
        lines.add("|---"
                + IntStream.range(0, columns.size()).mapToObj(column -> "|---:").collect(Collectors.joining()) + "|");
    }

    void row(String title, double... numbers) {
        lines.add("| " + title + " | "
                + DoubleStream.of(numbers).mapToObj(Table::text).collect(Collectors.joining(" | ")) + " |");
    }

    private static String text(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return "n/a";
        }
        boolean whole = number == Math.rint(number) || Math.abs(number) >= 100;
        return String.format(Locale.ROOT, whole ? "%.0f" : Math.abs(number) >= 10 ? "%.1f" : "%.2f", number);
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
