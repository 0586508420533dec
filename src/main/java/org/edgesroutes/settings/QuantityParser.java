package org.edgesroutes.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes, in the ways in which people write them. */
final class QuantityParser {

    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(B|KB|MB|GB|TB)?");
    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");
    private static final int KILO = 1024;

    private QuantityParser() {}

    /** @throws IllegalArgumentException also for nothing and for a negative duration */
    static Duration duration(String text) {
        Duration duration = shortOrIso(text.strip());
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a duration like PT6H, 6h or 30s, longer than nothing");
        }
        return duration;
    }

    private static Duration shortOrIso(String text) {
        Matcher parts = SHORT_DURATION.matcher(text);
        if (!parts.matches()) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException wrong) {
                throw new IllegalArgumentException("a duration like PT6H, 6h or 30s", wrong);
            }
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** @return bytes */
    static int size(String text, int from, int to) {
        Optional<Long> bytes = bytes(text).filter(size -> size >= from && size <= to);
        return bytes.orElseThrow(() -> new IllegalArgumentException(
                        "a size like 16MB or 512KB, from %dKB to %dMB".formatted(from / KILO, to / KILO / KILO)))
                .intValue();
    }

    /** @return bytes of a file or a disk */
    static long largeSize(String text) {
        return bytes(text)
                .filter(size -> size > 0)
                .orElseThrow(() -> new IllegalArgumentException("a size like 10GB or 500MB"));
    }

    private static Optional<Long> bytes(String text) {
        Matcher parts = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int power = parts.group(2) == null ? 0 : UNITS.indexOf(parts.group(2));
        return Optional.of(Long.parseLong(parts.group(1)) * (1L << (10 * power)));
    }
}
