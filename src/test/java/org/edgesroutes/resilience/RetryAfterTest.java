package org.edgesroutes.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120|PT2M",
                " 3 |PT3S",
                "0.25|PT0.25S",
                "0|PT0S",
                "Sun, 1 Mar 2026 08:00:30 GMT|PT30S",
                "Sun, 1 Mar 2026 07:00:00 GMT|PT0S",
                "1 Mar 9026 08:00:00 GMT|PT1H",
                "999999999999999|PT1H"
            })
    void secondsAndDatesAreReadAndCapped(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW, HOUR)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "-1",
                "1e9",
                "NaN",
                "Infinity",
                "12345678901234567890",
                "Sun, 31 Feb 2026 08:00:00 GMT"
            })
    void anythingElseIsNoAnswer(String value) {
        assertThat(RetryAfter.parse(value, NOW, HOUR)).isEmpty();
    }

    @Test
    void theHeaderIsFoundInAnyCaseAndMayBeMissing() {
        Map<String, String> empty = new HashMap<>();
        empty.put("Retry-After", null);
        assertThat(RetryAfter.in(Map.of("retry-AFTER", "7"), NOW, HOUR)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.in(empty, NOW, HOUR)).isEmpty();
        assertThat(RetryAfter.in(Map.of("Content-Type", "7"), NOW, HOUR)).isEmpty();
        assertThat(RetryAfter.in(null, NOW, HOUR)).isEmpty();
    }
}
