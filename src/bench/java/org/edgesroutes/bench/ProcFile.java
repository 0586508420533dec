package org.edgesroutes.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lines of files under {@code /proc}; none where the system has no such file. */
final class ProcFile {

    private ProcFile() {}

    /** @return the words of the first line that fits */
    static Optional<String[]> line(String file, Predicate<String[]> fits) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", file))) {
            return lines.map(line -> line.trim().split("[\\s:]+")).filter(fits).findFirst();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** @return the number behind this name, NaN when there is none */
    static double number(String file, String name) {
        return line(file, words -> words[0].equals(name))
                .map(words -> Double.parseDouble(words[1]))
                .orElse(Double.NaN);
    }
}
