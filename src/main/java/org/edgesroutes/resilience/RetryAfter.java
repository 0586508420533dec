package org.edgesroutes.resilience;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parser of the HTTP header {@code Retry-After}: seconds, also with decimals, or an RFC 1123 date. */
public final class RetryAfter {

    private static final String HEADER = "Retry-After";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}([.][0-9]{1,9})?");

    private RetryAfter() {}

    /**
     * Reads a value of the header.
     *
     * @param value null where the response has none
     * @param now the time that a date is compared with
     * @param longest the cap of the result
     * @return between zero and the cap; empty when there is no value or it cannot be parsed
     */
    public static Optional<Duration> parse(String value, Instant now, Duration longest) {
        if (value == null) {
            return Optional.empty();
        }
        String text = value.strip();
        Optional<Duration> asked = SECONDS.matcher(text).matches() ? Optional.of(seconds(text)) : untilDate(text, now);
        return asked.map(wait -> bounded(wait, longest));
    }

    /**
     * Reads the header of a response.
     *
     * @param headers by name in any case; null for none
     */
    public static Optional<Duration> in(Map<String, String> headers, Instant now, Duration longest) {
        if (headers == null) {
            return Optional.empty();
        }
        return headers.entrySet().stream()
                .filter(header -> HEADER.equalsIgnoreCase(header.getKey()))
                .findFirst()
                .flatMap(header -> parse(header.getValue(), now, longest));
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        try {
            ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, at.toInstant()));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration asked, Duration longest) {
        Duration positive = asked.isNegative() ? Duration.ZERO : asked;
        return positive.compareTo(longest) > 0 ? longest : positive;
    }
}
