package org.edgesroutes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.edgesroutes.model.CronSchedule;

/** A cron expression in words, such as {@code at 09:00, on Monday to Friday}. */
final class CronWords {

    private static final List<String> WEEKDAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    private static final List<String> MONTHS = List.of(
            "",
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private CronWords() {}

    static String of(CronSchedule cron) {
        String[] fields = cron.expression().split(" ");
        List<String> words = new ArrayList<>();
        words.add(time(fields[0], fields[1]));
        String days = fields[2].equals("*") ? "" : "on day " + list(fields[2], List.of()) + " of the month";
        String weekdays = fields[4].equals("*") ? "" : "on " + list(fields[4], WEEKDAYS);
        Stream.of(days + (days.isEmpty() || weekdays.isEmpty() ? "" : " or ") + weekdays)
                .filter(text -> !text.isEmpty())
                .forEach(words::add);
        if (!fields[3].equals("*")) {
            words.add("in " + list(fields[3], MONTHS));
        }
        return String.join(", ", words);
    }

    private static String time(String minute, String hour) {
        if (number(minute) && Stream.of(hour.split(",")).allMatch(CronWords::number)) {
            List<String> times = Stream.of(hour.split(","))
                    .map(one -> "%02d:%02d".formatted(Integer.parseInt(one), Integer.parseInt(minute)))
                    .toList();
            return "at " + joined(times);
        }
        String minutes = minute.equals("*")
                ? "every minute"
                : minute.startsWith("*/")
                        ? "every " + minute.substring(2) + " minutes"
                        : "at minute " + list(minute, List.of());
        return hour.equals("*")
                ? minutes + (number(minute) ? " of every hour" : "")
                : minutes
                        + (hour.startsWith("*/") ? " of every " + hour.substring(2) + " hours" : " of hour ")
                        + (hour.startsWith("*/") ? "" : list(hour, List.of()));
    }

    private static boolean number(String text) {
        return text.matches("[0-9]+");
    }

    /** @param names by their numbers; empty where the numbers are shown */
    private static String list(String field, List<String> names) {
        return joined(Stream.of(field.split(",")).map(one -> range(one, names)).toList());
    }

    private static String range(String range, List<String> names) {
        String[] step = range.split("/");
        String[] ends = step[0].split("-");
        String text = ends[0].equals("*") ? "any" : named(ends[0], names);
        if (ends.length == 2) {
            text += " to " + named(ends[1], names);
        }
        return step.length == 2 ? text + " in steps of " + step[1] : text;
    }

    private static String named(String number, List<String> names) {
        return names.isEmpty() ? number : names.get(Integer.parseInt(number));
    }

    private static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
