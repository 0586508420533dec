package org.edgesroutes.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Quantities as a person reads them. */
final class HumanFormat {

    private HumanFormat() {}

    /** @return such as {@code 2h15m}, to the minute from a minute on */
    static String of(Duration time) {
        ChronoUnit unit = time.compareTo(Duration.ofMinutes(1)) < 0 ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
        return time.truncatedTo(unit).toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    static String of(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    static String of(double amount) {
        return String.format(Locale.ROOT, amount < 10 ? "%.1f" : "%.0f", amount);
    }
}
