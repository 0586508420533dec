package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.resilience.RetryAfter;

/**
 * How long an answer asks to be left alone, from each of the places that {@code docs/edges-api.md}, "Rate limits"
 * names.
 */
final class ApiRetryAfter {

    private static final Duration UNSAID = Duration.ofSeconds(60);

    /** The budget of a minute cannot be used up for a day; after an hour Edges is asked again. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private ApiRetryAfter() {}

    /** @return empty when the answer names no pause; a 429 always has one */
    static Optional<Duration> of(int status, String header, JsonNode body, Instant now) {
        Optional<Duration> asked = RetryAfter.parse(header, now, LONGEST);
        if (status != 429) {
            return asked;
        }
        return asked.or(() -> RetryAfter.parse(body.path("retry_after").asText(), now, LONGEST))
                .or(() -> postponed(body, now))
                .or(() -> Optional.of(UNSAID));
    }

    private static Optional<Duration> postponed(JsonNode body, Instant now) {
        return RunJson.time(body.path("params").path("postponed_until").textValue())
                .map(at -> Duration.between(now, at))
                .map(pause -> pause.isNegative() ? Duration.ZERO : pause)
                .map(pause -> pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
