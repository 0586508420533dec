package org.edgesroutes.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads one setting after the other, and keeps what is wrong with them for one message at the end. */
final class Values {

    private static final String MASK = "****";

    private final SettingsSource source;
    private final List<String> faults = new ArrayList<>();
    private final SortedMap<String, String> effective = new TreeMap<>();

    Values(SettingsSource source) {
        this.source = source;
    }

    /** @return the value, or the default when the value is wrong, so that the other settings are still read */
    <T> T get(SettingKey key, Function<String, T> parser) {
        return get(key.key(), key.byDefault(), key.secret(), parser);
    }

    <T> T get(String key, String byDefault, boolean secret, Function<String, T> parser) {
        String text = text(key, byDefault);
        String shown = secret && !text.isEmpty() ? MASK : text;
        effective.put(key, shown);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException wrong) {
            faults.add("%s is \"%s\"; it has to be %s".formatted(key, shown, wrong.getMessage()));
            return parser.apply(byDefault);
        }
    }

    private String text(String key, String byDefault) {
        try {
            return source.lookup().apply(key).map(String::strip).orElse(byDefault);
        } catch (IllegalArgumentException placeholder) {
            faults.add("%s refers to something that is not there: %s".formatted(key, placeholder.getMessage()));
            return byDefault;
        }
    }

    void fault(String sentence) {
        faults.add(sentence);
    }

    SortedMap<String, String> effective() {
        return effective;
    }

    void requireNoFaults() {
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }
}
