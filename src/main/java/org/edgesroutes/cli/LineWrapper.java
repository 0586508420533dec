package org.edgesroutes.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines at its blanks. */
final class LineWrapper {

    private LineWrapper() {}

    /** @param width in characters; a longer word keeps a line of its own */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
