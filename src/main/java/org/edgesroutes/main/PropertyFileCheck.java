package org.edgesroutes.main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.edgesroutes.settings.SettingsException;

/**
 * Refuses backslashes that the format of properties files drops without a word, as the one in {@code p\q}. The value is
 * not shown, since it may be a secret.
 */
final class PropertyFileCheck {

    private static final Pattern ESCAPES = Pattern.compile("\\\\[\\\\tnrfu:=#! ]");
    private static final Pattern SECRET = Pattern.compile("edges\\.(.*\\.)?(api\\.key|webhook\\.secret)");

    private PropertyFileCheck() {}

    /**
     * @param files Camel's list of them
     * @throws SettingsException that names each file, line and setting
     */
    static void requireLiteral(String files) {
        List<String> faults = Arrays.stream(files.split(","))
                .filter(file -> !file.isEmpty())
                .flatMap(file -> faults(Path.of(file.replaceFirst("^file:", ""))).stream())
                .toList();
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }

    private static List<String> faults(Path file) {
        List<String> faults = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String name = line.replaceFirst("\\s*[=:\\s].*", "");
            if (!line.startsWith("#") && !line.startsWith("!") && isFaulty(line, name)) {
                faults.add("%s, line %d: %s has a backslash that a properties file drops; write two for each one"
                        .formatted(file, i + 1, name));
            }
        }
        return faults;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** At the end of a line a backslash joins the next line to it, which no secret means. */
    private static boolean isFaulty(String line, String name) {
        String left = ESCAPES.matcher(line).replaceAll("");
        boolean joins = left.endsWith("\\");
        String within = joins ? left.substring(0, left.length() - 1) : left;
        return within.contains("\\") || (joins && SECRET.matcher(name).matches());
    }
}
