package org.edgesroutes.component;

import java.time.Duration;
import java.util.List;

/** Checks of the options of one downstream that their types do not make; each names the option and what to use. */
record OptionChecks(String downstream) {

    String oneOf(String option, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw refused(option, value, "use " + String.join(" or ", allowed));
        }
        return value;
    }

    int atLeastOne(String option, int value) {
        if (value < 1) {
            throw refused(option, value, "use at least 1");
        }
        return value;
    }

    Duration time(String option, long millis) {
        if (millis <= 0) {
            throw refused(option, millis, "use a time such as 500ms, 5s, 30m or 2h");
        }
        return Duration.ofMillis(millis);
    }

    private IllegalArgumentException refused(String option, Object value, String instead) {
        return new IllegalArgumentException(
                "%s=%s for downstream %s: %s".formatted(option, value, downstream, instead));
    }
}
