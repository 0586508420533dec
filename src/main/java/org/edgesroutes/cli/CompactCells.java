package org.edgesroutes.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The cells of a column in few characters: what tells the rows apart is kept. */
final class CompactCells {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

    /** As many characters of a uid are unique in practice, and every command takes them. */
    private static final int UID = 8;

    private CompactCells() {}

    static List<String> of(String column, List<Object> values) {
        if (column.endsWith("_uid")) {
            return values.stream().map(TextTable::text).map(CompactCells::uid).toList();
        }
        List<String> cells = values.stream()
                .map(value -> value instanceof Instant time ? TIME.format(time) : TextTable.text(value))
                .toList();
        int common = common(cells);
        return cells.stream()
                .map(cell -> cell.isEmpty() ? cell : cell.substring(common))
                .toList();
    }

    private static String uid(String uid) {
        return uid.length() > UID ? uid.substring(0, UID) : uid;
    }

    /** @return how many characters up to a hyphen every name begins with, as in {@code linkedin-extract-} */
    private static int common(List<String> cells) {
        List<String> names =
                cells.stream().filter(cell -> !cell.isEmpty()).distinct().toList();
        if (names.size() < 2 || names.stream().anyMatch(name -> !name.matches("[a-z]+(-[a-z]+)+"))) {
            return 0;
        }
        int common = 0;
        for (int end = names.get(0).indexOf('-') + 1;
                end > 0;
                end = names.get(0).indexOf('-', end) + 1) {
            String prefix = names.get(0).substring(0, end);
            if (!names.stream().allMatch(name -> name.startsWith(prefix))) {
                break;
            }
            common = end;
        }
        return common;
    }
}
