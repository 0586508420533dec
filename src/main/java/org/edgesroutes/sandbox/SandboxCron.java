package org.edgesroutes.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Optional;

/**
 * A cron expression of five fields, tried minute by minute: each moment at which the clock of the zone shows a matching
 * time. Written apart from the parser of the bundle, so that a fault of one of them shows.
 */
final class SandboxCron {

    private static final Duration SEARCHED = Duration.ofDays(9 * 366);
    private static final int[] LEAST = {0, 0, 1, 1, 0};
    private static final int[] GREATEST = {59, 23, 31, 12, 6};

    private final BitSet[] fields = new BitSet[5];

    /** Throws IllegalArgumentException for anything but five fields of numbers, ranges, lists and steps. */
    SandboxCron(String expression) {
        String[] texts = expression.trim().split("\\s+");
        if (texts.length != 5) {
            throw new IllegalArgumentException("cron must have five fields");
        }
        for (int i = 0; i < 5; i++) {
            fields[i] = values(texts[i], LEAST[i], GREATEST[i]);
        }
    }

    private static BitSet values(String text, int least, int greatest) {
        BitSet values = new BitSet();
        for (String part : text.split(",", -1)) {
            if (!part.matches("(\\*|\\d+-\\d+)(/[1-9]\\d*)?|\\d+")) {
                throw new IllegalArgumentException("cron has a field that cannot be read: " + text);
            }
            String[] numbers = part.replace("*", least + "-" + greatest).split("[-/]");
            int from = Integer.parseInt(numbers[0]);
            int to = numbers.length > 1 ? Integer.parseInt(numbers[1]) : from;
            int step = numbers.length > 2 ? Integer.parseInt(numbers[2]) : 1;
            if (from < least || to > greatest || from > to) {
                throw new IllegalArgumentException("cron has a field that is out of bounds: " + text);
            }
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    /** Later than {@code after}; empty when no date ever matches. */
    Optional<Instant> next(Instant after, ZoneId zone) {
        Instant end = after.plus(SEARCHED);
        ZonedDateTime time =
                after.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60).atZone(zone);
        while (time.toInstant().isBefore(end)) {
            if (!isDay(time)) {
                time = time.toLocalDate().plusDays(1).atStartOfDay(zone);
            } else if (fields[1].get(time.getHour()) && fields[0].get(time.getMinute())) {
                return Optional.of(time.toInstant());
            } else {
                time = time.plusMinutes(1);
            }
        }
        return Optional.empty();
    }

    private boolean isDay(ZonedDateTime time) {
        boolean day = fields[2].get(time.getDayOfMonth());
        boolean weekday = fields[4].get(time.getDayOfWeek().getValue() % 7);
        boolean both = fields[2].cardinality() < 31 && fields[4].cardinality() < 7;
        return fields[3].get(time.getMonthValue()) && (both ? day || weekday : day && weekday);
    }
}
