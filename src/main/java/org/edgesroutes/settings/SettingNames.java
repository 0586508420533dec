package org.edgesroutes.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names under {@code edges.} mean something, and what somebody may have meant with one that does not. */
final class SettingNames {

    private static final List<String> FREE = List.of(RecordKeys.PREFIX, "edges.sandbox.");

    /** Set by the start script, not by people. */
    private static final Set<String> INTERNAL = Set.of("edges.home");

    private static final Set<String> INTERNAL_VARIABLES = Set.of("EDGES_HOME", "EDGES_JAVA_OPTS");

    /** Kubernetes describes a service called {@code edges} to every pod beside it in such variables. */
    private static final Pattern KUBERNETES = Pattern.compile("EDGES_(.+_)?(SERVICE_(HOST|PORT)|PORT)(_.*)?");

    private static final Pattern SENSITIVE = Pattern.compile("key|secret|token|passw", Pattern.CASE_INSENSITIVE);

    private SettingNames() {}

    static boolean known(String name) {
        return INTERNAL.contains(name)
                || FREE.stream().anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length())
                || Arrays.stream(SettingKey.values()).anyMatch(key -> key.key().equals(name));
    }

    static boolean knownVariable(String name) {
        return INTERNAL_VARIABLES.contains(name)
                || KUBERNETES.matcher(name).matches()
                || FREE.stream().anyMatch(prefix -> name.startsWith(SettingKey.environmentName(prefix)))
                || Arrays.stream(SettingKey.values())
                        .anyMatch(key -> SettingKey.environmentName(key.key()).equals(name));
    }

    /** An action has hyphens only, so that the name of its variable leads back to it. */
    static Optional<String> recordKeyOf(String variable) {
        String prefix = SettingKey.environmentName(RecordKeys.PREFIX);
        return variable.startsWith(prefix) && variable.length() > prefix.length()
                ? Optional.of(RecordKeys.PREFIX
                        + variable.substring(prefix.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'))
                : Optional.empty();
    }

    static String fault(String name, String value) {
        boolean variable = !name.startsWith("edges.");
        List<String> candidates = Arrays.stream(SettingKey.values())
                .map(SettingKey::key)
                .filter(key -> key.startsWith("edges."))
                .map(key -> variable ? SettingKey.environmentName(key) : key)
                .toList();
        String shown = SENSITIVE.matcher(name).find() ? "****" : value;
        return "%s is \"%s\", but there is no such setting; %s"
                .formatted(
                        name,
                        shown,
                        nearest(name, candidates)
                                .map("did you mean %s?"::formatted)
                                .orElse("config/application.properties lists them all"));
    }

    private static Optional<String> nearest(String name, Collection<String> candidates) {
        int tolerated = Math.max(2, name.length() / 4);
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
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
