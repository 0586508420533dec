package org.edgesroutes.cli;

import java.util.ArrayList;
import java.util.List;

/** The current iteration of a run in a few words. */
final class RunSummary {

    private RunSummary() {}

    /** @return such as {@code 13 of 14}, without the second number where it is not known */
    static String records(OutputRow run) {
        Object expected = run.get("expected");
        return run.get("received") + (expected == null ? "" : " of " + expected);
    }

    /** @return why it is not continued where no schedule does that, and what its verdict rests on where the counts differ; empty for neither */
    static String why(OutputRow run) {
        List<String> parts = new ArrayList<>();
        if (run.get("not_continued") != null && run.get("scheduled_run_uid") == null) {
            parts.add(String.valueOf(run.get("not_continued")));
        }
        boolean differs = run.get("expected") instanceof Number expected
                && run.get("received") instanceof Number received
                && expected.longValue() != received.longValue();
        boolean complete = "complete".equals(run.get("verdict"));
        if (run.get("verdict_reason") != null && (differs || !complete)) {
            parts.add(String.valueOf(run.get("verdict_reason")));
        } else if (differs && complete) {
            parts.add("complete: the outputs were read to their end");
        }
        if (differs) {
            parts.add("%s fetched as outputs, %s repeated"
                    .formatted(number(run.get("fetched")), number(run.get("repeated"))));
        }
        return String.join("; ", parts);
    }

    private static Object number(Object count) {
        return count == null ? 0 : count;
    }
}
