package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The secrets that a process was started with: whatever a test does with it, none of them may be in its log. */
record UsedSecrets(List<String> values) {

    private static final Pattern NAME = Pattern.compile("(?i).*[._-](key|secret|token|password)");
    private static final Pattern ARGUMENT = Pattern.compile("--([^=]+)=(.+)", Pattern.DOTALL);

    /** @param more those in its files */
    static UsedSecrets of(Map<String, String> environment, List<String> arguments, List<String> more) {
        List<String> values = new ArrayList<>(more);
        environment.forEach((name, value) -> add(values, name, value));
        for (String argument : arguments) {
            Matcher setting = ARGUMENT.matcher(argument);
            if (setting.matches()) {
                add(values, setting.group(1), setting.group(2));
            }
        }
        return new UsedSecrets(values);
    }

    private static void add(List<String> values, String name, String value) {
        if (NAME.matcher(name).matches() && !value.isEmpty()) {
            values.add(value);
        }
    }

    void requireAbsent(String log) {
        assertThat(values).as("secrets in the log").noneMatch(log::contains);
    }
}
