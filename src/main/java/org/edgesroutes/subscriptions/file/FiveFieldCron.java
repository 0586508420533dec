package org.edgesroutes.subscriptions.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks the cron of a schedule: five fields, as Edges takes them ({@code docs/edges-api.md}, "Launches"). */
final class FiveFieldCron {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private record Field(String what, int from, int to, List<String> names) {}

    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of the month", 1, 31, List.of()),
            new Field("month", 1, 12, MONTHS),
            new Field("day of the week", 0, 6, DAYS));

    private FiveFieldCron() {}

    /** @return what is wrong with it and what would be right; empty for a valid one */
    static Optional<String> fault(String cron) {
        String[] parts = cron.strip().split("\\s+");
        if (parts.length == FIELDS.size() + 1 || parts.length == FIELDS.size() + 2) {
            String meant = String.join(" ", List.of(parts).subList(1, FIELDS.size() + 1))
                    .replace('?', '*');
            return Optional.of("is \"%s\", with seconds first as in Quartz; Edges takes five fields, such as \"%s\""
                    .formatted(cron, fault(meant).isEmpty() ? meant : "0 6 * * *"));
        }
        if (parts.length != FIELDS.size()) {
            return Optional.of("is \"%s\"; write five fields, such as \"0 6 * * 1-5\"".formatted(cron));
        }
        for (int i = 0; i < parts.length; i++) {
            Field field = FIELDS.get(i);
            String part = parts[i];
            if (!List.of(part.split(",", -1)).stream().allMatch(item -> valid(item, field))) {
                return Optional.of("is \"%s\", whose %s is \"%s\"; write numbers from %d to %d, *, a-b, */n or a,b"
                        .formatted(cron, field.what(), part, field.from(), field.to()));
            }
        }
        return Optional.empty();
    }

    private static boolean valid(String item, Field field) {
        String[] step = item.split("/", -1);
        if (step.length > 2 || step.length == 2 && !step[1].matches("[1-9]\\d{0,2}")) {
            return false;
        }
        if (step[0].equals("*")) {
            return true;
        }
        String[] range = step[0].split("-", -1);
        int from = number(range[0], field);
        int to = range.length == 2 ? number(range[1], field) : from;
        return range.length <= 2 && from >= field.from() && to <= field.to() && from <= to;
    }

    /** @return -1 for what is no number and no name */
    private static int number(String text, Field field) {
        int named = field.names().indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return named + field.from();
        }
        return text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
    }
}
