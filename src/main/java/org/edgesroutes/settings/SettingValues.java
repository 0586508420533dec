package org.edgesroutes.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads one setting after the other, and keeps what is wrong with them for one message at the end. */
final class SettingValues {

    private static final String MASK = "****";

    private final SettingsSource source;
    private final Workspace workspace;
    private final Set<String> faults;
    private final SortedMap<String, String> effective;
    private final SortedMap<String, String> chosen;

    SettingValues(SettingsSource source) {
        this(source, Workspace.ONLY, new LinkedHashSet<>(), new TreeMap<>(), new TreeMap<>());
    }

    private SettingValues(
            SettingsSource source,
            Workspace workspace,
            Set<String> faults,
            SortedMap<String, String> effective,
            SortedMap<String, String> chosen) {
        this.source = source;
        this.workspace = workspace;
        this.faults = faults;
        this.effective = effective;
        this.chosen = chosen;
    }

    /** Values of a workspace, which may have some for itself; what is wrong with them comes into the same message. */
    SettingValues of(Workspace one) {
        return new SettingValues(source, one, faults, effective, chosen);
    }

    /** @return the value, or the default when the value is wrong, so that the other settings are still read */
    <T> T get(SettingKey key, Function<String, T> parser) {
        return read(name(key), key.byDefault(), key.secret(), parser);
    }

    /** One whose name is not among the fixed ones. */
    <T> T get(String key, String byDefault, Function<String, T> parser) {
        String own = WorkspaceNames.own(workspace.name(), key);
        return read(workspace.isNamed() && isSet(own) ? own : key, byDefault, false, parser);
    }

    private <T> T read(String name, String byDefault, boolean secret, Function<String, T> parser) {
        String text = text(name, byDefault);
        String shown = secret && !text.isEmpty() ? MASK : text;
        effective.put(name, shown);
        if (!text.equals(byDefault)) {
            chosen.put(name, shown);
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException wrong) {
            fault("%s is \"%s\"; it has to be %s".formatted(name, shown, wrong.getMessage()));
            return parser.apply(byDefault);
        }
    }

    /**
     * What belongs to one workspace is not taken from the common settings.
     *
     * @return the name under which the workspace finds its value
     */
    String name(SettingKey key) {
        return key.belongsToOne() || isSet(key) ? own(key) : key.key();
    }

    /** @return the name under which the workspace can have a value for itself */
    String own(SettingKey key) {
        return workspace.own(key);
    }

    /** Whether it is set under that name, be it to nothing. */
    boolean isSet(SettingKey key) {
        return isSet(own(key));
    }

    private boolean isSet(String name) {
        try {
            return source.lookup().apply(name).isPresent();
        } catch (IllegalArgumentException placeholder) {
            return true;
        }
    }

    private String text(String key, String byDefault) {
        try {
            return source.lookup().apply(key).map(String::strip).orElse(byDefault);
        } catch (IllegalArgumentException placeholder) {
            fault("%s has %s".formatted(key, placeholder.getMessage()));
            return byDefault;
        }
    }

    void fault(String sentence) {
        faults.add(sentence);
    }

    SortedMap<String, String> effective() {
        return effective;
    }

    /** @return those that are not left at their defaults */
    SortedMap<String, String> chosen() {
        return chosen;
    }

    void requireNoFaults() {
        if (!faults.isEmpty()) {
            throw new SettingsException(List.copyOf(faults));
        }
    }
}
