package org.edgesroutes.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cron expression of five fields as Edges takes it: minute, hour, day of month, month, weekday (0 is Sunday). Each
 * holds {@code *}, numbers, ranges, lists and steps; names, {@code ?}, {@code L}, {@code W} and {@code #} are refused.
 *
 * <p>Where both days are restricted, a date that matches either is taken. An hour that the clock skips is executed when
 * the clock has been put forward, one that comes twice is executed once; where every hour is admitted, each hour that
 * really passes counts instead. See {@code docs/edges-api.md}, "Schedules".
 */
public final class CronSchedule {

    /** 29 February comes after eight years at the latest. */
    private static final int SEARCHED_DAYS = 9 * 366;

    private final String expression;
    private final CronField minutes;
    private final CronField hours;
    private final CronField days;
    private final CronField months;
    private final CronField weekdays;

    private CronSchedule(List<String> fields) {
        expression = String.join(" ", fields);
        minutes = CronField.parse("minute", fields.get(0), 0, 59);
        hours = CronField.parse("hour", fields.get(1), 0, 23);
        days = CronField.parse("day of month", fields.get(2), 1, 31);
        months = CronField.parse("month", fields.get(3), 1, 12);
        weekdays = CronField.parse("weekday", fields.get(4), 0, 6);
    }

    /**
     * Throws IllegalArgumentException whose message names the field that cannot be read, or for six and seven fields the
     * five that were probably meant.
     */
    public static CronSchedule parse(String text) {
        List<String> fields = Stream.of(text.trim().split("\\s+"))
                .filter(field -> !field.isEmpty())
                .toList();
        if (fields.size() == 5) {
            return new CronSchedule(fields);
        }
        String wanted = "the cron expression '%s' has %d fields, give five: minute, hour, day of month, month, weekday"
                .formatted(text.trim(), fields.size());
        Optional<String> meant =
                fields.size() == 6 || fields.size() == 7 ? QuartzCron.inFiveFields(fields) : Optional.empty();
        throw new IllegalArgumentException(
                wanted + meant.map(five -> "; probably meant is '" + five + "'").orElse(""));
    }

    /** The first execution later than {@code after}; empty where none comes, such as on 30 February. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        // a clock that was put back across midnight shows a date that has been shown before
        LocalDate first = LocalDate.ofInstant(after, zone).minusDays(1);
        return Stream.iterate(first, date -> date.plusDays(1))
                .limit(SEARCHED_DAYS)
                .filter(this::admits)
                .map(date -> executions(date, zone).filter(after::isBefore).min(Instant::compareTo))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** At most {@code count} executions later than {@code after}, in their order. */
    public List<Instant> next(Instant after, ZoneId zone, int count) {
        List<Instant> executions = new ArrayList<>();
        for (Optional<Instant> next = next(after, zone);
                next.isPresent() && executions.size() < count;
                next = next(next.get(), zone)) {
            executions.add(next.get());
        }
        return executions;
    }

    /** The five fields with one space between them. */
    public String expression() {
        return expression;
    }

    private boolean admits(LocalDate date) {
        boolean day = days.admits(date.getDayOfMonth());
        boolean weekday = weekdays.admits(date.getDayOfWeek().getValue() % 7);
        boolean either = !days.isUnrestricted() && !weekdays.isUnrestricted();
        return months.admits(date.getMonthValue()) && (either ? day || weekday : day && weekday);
    }

    private Stream<Instant> executions(LocalDate date, ZoneId zone) {
        return hours.values()
                .boxed()
                .flatMap(hour -> minutes.values().mapToObj(minute -> date.atTime(hour, minute)))
                .flatMap(time -> executions(time, zone));
    }

    private Stream<Instant> executions(LocalDateTime time, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (hours.isUnrestricted()) {
            return offsets.stream().map(time::toInstant);
        }
        return Stream.of(
                offsets.isEmpty() ? zone.getRules().getTransition(time).getInstant() : time.toInstant(offsets.get(0)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronSchedule cron && cron.expression.equals(expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return expression;
    }
}
