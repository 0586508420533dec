package org.edgesroutes.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the runs that schedules started, each schedule with its latest runs under it. */
final class ScheduleRunPrinter {

    private static final String[] COLUMNS = {"run_uid", "status", "records", "verdict", "edges_updated_at", "why"};

    private ScheduleRunPrinter() {}

    /** @param runs each of a schedule, those of one schedule in the order in which they are shown */
    static void print(List<OutputRow> runs, RowPrinter printer) {
        Map<List<Object>, List<OutputRow>> schedules = new LinkedHashMap<>();
        for (OutputRow run : runs) {
            List<Object> schedule = Arrays.asList(run.get("workspace"), run.get("scheduled_run_uid"));
            schedules.computeIfAbsent(schedule, none -> new ArrayList<>()).add(run);
        }
        schedules.values().forEach(some -> print(some.get(0), some, printer));
    }

    private static void print(OutputRow first, List<OutputRow> runs, RowPrinter printer) {
        Object label = first.get("name") == null ? first.get("action") : first.get("name");
        String heading =
                "schedule %s (%s), %s".formatted(first.get("scheduled_run_uid"), label, first.get("schedule_runs"));
        printer.text("");
        LineWrapper.wrapped(TextTable.text(heading), printer.width()).forEach(printer::text);
        printer.rows(runs, "", COLUMNS);
    }
}
