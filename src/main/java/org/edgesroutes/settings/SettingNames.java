package org.edgesroutes.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names under {@code edges.} that exist, and the nearest of them to a name that does not. */
final class SettingNames {

    private static final String RECORD_KEYS_VARIABLE = SettingKey.environmentName(RecordKeyFields.PREFIX);

    /** Set by the start script, not by people. */
    private static final Set<String> INTERNAL = Set.of("edges.home");

    private static final Set<String> INTERNAL_VARIABLES = Set.of("EDGES_HOME", "EDGES_JAVA_OPTS", "EDGES_LIB");

    /** Kubernetes describes a service called {@code edges} to every pod beside it in such variables. */
    private static final Pattern KUBERNETES = Pattern.compile("EDGES_(.+_)?(SERVICE_(HOST|PORT)|PORT)(_.*)?");

    private static final Pattern SENSITIVE = Pattern.compile("key|secret|token|passw", Pattern.CASE_INSENSITIVE);

    private final List<String> keys;

    /** @param more keys under {@code edges.} that this package does not know */
    SettingNames(Collection<String> more) {
        keys = Stream.concat(Arrays.stream(SettingKey.values()).map(SettingKey::key), more.stream())
                .toList();
    }

    /** @param name a property, or a variable of the environment */
    boolean known(String name) {
        if (!name.startsWith("EDGES_")) {
            return INTERNAL.contains(name) || keys.contains(name) || longerThan(RecordKeyFields.PREFIX, name);
        }
        return INTERNAL_VARIABLES.contains(name)
                || KUBERNETES.matcher(name).matches()
                || longerThan(RECORD_KEYS_VARIABLE, name)
                || keys.stream().map(SettingKey::environmentName).anyMatch(name::equals);
    }

    /** An action has hyphens only, so that the name of its variable leads back to it. */
    static Optional<String> recordKeyOf(String name) {
        if (longerThan(RecordKeyFields.PREFIX, name)) {
            return Optional.of(name);
        }
        return longerThan(RECORD_KEYS_VARIABLE, name)
                ? Optional.of(RecordKeyFields.PREFIX
                        + name.substring(RECORD_KEYS_VARIABLE.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'))
                : Optional.empty();
    }

    /** Whether the value of the property must not be shown, be it the setting of one workspace. */
    static boolean isSecret(String name) {
        return Arrays.stream(SettingKey.values())
                .filter(SettingKey::secret)
                .anyMatch(key -> name.equals(key.key())
                        || WorkspaceNames.covers(name)
                                && name.endsWith(key.key().substring("edges".length())));
    }

    private static boolean longerThan(String prefix, String name) {
        return name.startsWith(prefix) && name.length() > prefix.length();
    }

    String fault(String name, String value) {
        boolean variable = name.startsWith("EDGES_");
        if (name.matches("edges\\.subscriptions\\.[^.]+\\..+")) {
            return "%s is set, but subscriptions are declared in a file; write it into the one that %s names"
                    .formatted(name, SettingKey.SUBSCRIPTIONS_FILE.key());
        }
        String shown = SENSITIVE.matcher(name).find() ? "****" : value;
        return "%s is \"%s\", but there is no such setting; %s"
                .formatted(
                        name,
                        shown,
                        Suggestion.to(name, keys.stream().map(key -> variable ? SettingKey.environmentName(key) : key))
                                .map("did you mean %s?"::formatted)
                                .orElse("config/application.properties lists them all"));
    }
}
