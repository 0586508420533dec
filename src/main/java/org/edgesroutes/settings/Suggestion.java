package org.edgesroutes.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the name that a misspelled one most likely stands for. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * @return the candidate nearest to the name, if a typing error or two lead from one to the other: one in up to five
     *     characters, two in up to eleven, a quarter of them beyond; upper and lower case are the same
     */
    public static Optional<String> to(String name, Stream<String> candidates) {
        int tolerated = name.length() < 6 ? 1 : Math.max(2, name.length() / 4);
        return candidates
                .filter(candidate -> !candidate.isEmpty())
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(candidate -> candidate.charAt(0) != name.charAt(0)))
                .filter(candidate -> distance(name, candidate) <= Math.min(tolerated, candidate.length() - 1));
    }

    private static int distance(String a, String b) {
        return edits(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }

    /** Damerau's distance (two swapped neighbours are one error), in which a key that was held too long is none. */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        char last = a.charAt(i - 1);
        boolean swapped = i > 1 && j > 1 && last == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        boolean held = i > 1 && last == a.charAt(i - 2);
        int replaced = cost[i - 1][j - 1] + (last == b.charAt(j - 1) ? 0 : 1);
        int oneLess = Math.min(cost[i - 1][j] + (held ? 0 : 1), cost[i][j - 1] + 1);
        return Math.min(Math.min(replaced, oneLess), swapped ? cost[i - 2][j - 2] + 1 : Integer.MAX_VALUE);
    }
}
