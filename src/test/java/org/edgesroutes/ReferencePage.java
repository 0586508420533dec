package org.edgesroutes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code docs/reference.md}, the page of the public names, for the tests that compare it with the code. */
public final class ReferencePage {

    private ReferencePage() {}

    public static String text() throws IOException {
        return Files.readString(Path.of("docs/reference.md"));
    }

    /**
     * Reads the table of a section.
     *
     * @param heading of the section, without its number signs
     * @return the cells of each row below the head of the table, without their backticks
     */
    public static List<List<String>> table(String heading) throws IOException {
        String[] sections = text().split("(?m)^## ");
        return Stream.of(sections)
                .filter(section -> section.startsWith(heading + "\n"))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("| ") || line.startsWith("|--"))
                .skip(2)
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .toList();
    }

    /** @return the first cell of each row */
    public static List<String> names(String heading) throws IOException {
        return table(heading).stream().map(row -> row.get(0)).toList();
    }
}
