package org.edgesroutes.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may have meant. */
public final class Suggestion {

    private Suggestion() {}

    /** @return the candidate that a few typing errors lead to, if there is one */
    public static Optional<String> to(String name, Stream<String> candidates) {
        int tolerated = Math.max(2, name.length() / 4);
        return candidates
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(candidate -> candidate.charAt(0) != name.charAt(0)))
                .filter(candidate -> distance(name, candidate) <= tolerated);
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
