package org.edgesroutes.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Quartz expression, which has seconds in front and counts weekdays from 1 for Sunday, as a five-field one. */
final class QuartzCron {

    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    /** A number behind a slash is a step, which keeps its value. */
    private static final Pattern NUMBER = Pattern.compile("(?<![/\\d])\\d{1,2}");

    private static final Pattern NAME = Pattern.compile("[A-Za-z]{3}");

    private QuartzCron() {}

    /** The five fields that were probably meant; empty where five fields cannot say the same. */
    static Optional<String> inFiveFields(List<String> fields) {
        String month = numbered(fields.get(4), MONTHS, 1);
        String weekday = NUMBER.matcher(fields.get(5))
                .replaceAll(number -> Integer.toString(Integer.parseInt(number.group()) - 1));
        List<String> meant = List.of(
                ranged(fields.get(1), 59),
                ranged(fields.get(2), 23),
                star(fields.get(3)),
                month,
                star(numbered(weekday, WEEKDAYS, 0)));
        try {
            return Optional.of(CronSchedule.parse(String.join(" ", meant)).expression());
        } catch (IllegalArgumentException fault) {
            return Optional.empty();
        }
    }

    /** An unknown name stays and makes the parser refuse the field. */
    private static String numbered(String field, List<String> names, int first) {
        return NAME.matcher(field).replaceAll(name -> {
            int index = names.indexOf(name.group().toUpperCase(Locale.ROOT));
            return index < 0 ? name.group() : Integer.toString(index + first);
        });
    }

    /** {@code 0/15} is every fifteenth from 0. */
    private static String ranged(String field, int greatest) {
        return field.startsWith("0/")
                ? field.replaceFirst("0", "*")
                : field.replaceFirst("^(\\d+)/", "$1-" + greatest + "/");
    }

    private static String star(String field) {
        return field.equals("?") ? "*" : field;
    }
}
