package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long an answer asks to be left alone, from each of the places that {@code docs/edges-api.md}, "Rate limits"
 * names.
 */
final class ApiRetryAfter {

    private static final Duration UNSAID = Duration.ofSeconds(60);

    /** The budget of a minute cannot be used up for a day; whoever says so is asked again after an hour. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private ApiRetryAfter() {}

    /** @return empty when it does not ask for it; a 429 always does */
    static Optional<Duration> of(int status, String header, JsonNode body, Instant now) {
        Optional<Duration> asked = header(header, now);
        if (status == 429) {
            asked = asked.or(() -> seconds(body.path("retry_after").asText("")))
                    .or(() -> RunJson.time(
                                    body.path("params").path("postponed_until").textValue())
                            .map(at -> Duration.between(now, at)))
                    .or(() -> Optional.of(UNSAID));
        }
        return asked.map(ApiRetryAfter::bounded);
    }

    private static Optional<Duration> header(String header, Instant now) {
        return header == null ? Optional.empty() : seconds(header).or(() -> date(header, now));
    }

    private static Optional<Duration> seconds(String text) {
        try {
            return Optional.of(Duration.ofMillis((long) (Double.parseDouble(text) * 1000)));
        } catch (NumberFormatException notSeconds) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, at.toInstant()));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration asked) {
        Duration positive = asked.isNegative() ? Duration.ZERO : asked;
        return positive.compareTo(LONGEST) > 0 ? LONGEST : positive;
    }
}
