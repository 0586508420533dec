package org.edgesroutes.runs;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.api.ApiError;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.reports.ReportKind;

/**
 * A problem of a run that a report tells.
 *
 * @param cause equal as long as it is the same problem
 */
record RunProblem(ReportKind kind, String cause, String sentence) {

    /** @return empty for a run whose status needs no attention */
    static Optional<RunProblem> ofStatus(TrackedRun row, Instant now) {
        String byError = row.lineage() + " " + ApiError.of(row.lastError()).label();
        return switch (RunStatus.of(row.status())) {
            case INVALID -> Optional.of(new RunProblem(ReportKind.RUN_INVALID, row.lineage(), sentence(row)));
            case STOPPED -> Optional.of(new RunProblem(ReportKind.RUN_STOPPED, row.lineage(), sentence(row)));
            case FAILED -> Optional.of(new RunProblem(ReportKind.RUN_FAILED, byError.strip(), sentence(row)));
            case BLOCKED ->
                ContinueEligibility.waitsForEdges(row.run(), now)
                        ? Optional.empty()
                        : Optional.of(new RunProblem(ReportKind.RUN_BLOCKED, byError.strip(), sentence(row)));
            case UNKNOWN ->
                Optional.of(new RunProblem(ReportKind.RUN_STATUS_UNKNOWN, String.valueOf(row.status()), sentence(row)));
            default -> Optional.empty();
        };
    }

    /** @return empty for a run that is not in progress */
    static Optional<RunProblem> ofSilence(TrackedRun row) {
        return RunStatus.of(row.status()).inProgress()
                ? Optional.of(new RunProblem(
                        ReportKind.RUN_SILENT,
                        row.uid() + " " + row.changedAt(),
                        "%s is %s and has not changed since %s.".formatted(name(row), row.status(), row.changedAt())))
                : Optional.empty();
    }

    /** @return empty for a run that is not in progress */
    static Optional<RunProblem> ofLength(TrackedRun row) {
        return RunStatus.of(row.status()).inProgress()
                ? Optional.of(new RunProblem(
                        ReportKind.RUN_LONG,
                        row.uid() + " " + row.iteration(),
                        "%s has been %s for over twice %s."
                                .formatted(
                                        name(row),
                                        row.status(),
                                        row.scheduleUid() == null
                                                ? "its longest iteration"
                                                : "the longest run of its schedule")))
                : Optional.empty();
    }

    static RunProblem ofRefusal(TrackedRun row) {
        return new RunProblem(ReportKind.CONTINUE_REFUSED, row.uid(), name(row) + " was not continued." + then(row));
    }

    private static String sentence(TrackedRun row) {
        String error = ApiError.of(row.lastError()).words();
        return "%s is %s%s.%s".formatted(name(row), row.status(), error.isEmpty() ? "" : ", " + error, then(row));
    }

    private static String then(TrackedRun row) {
        String reason = row.notContinued() == null ? "" : " Not continued: " + row.notContinued() + ".";
        return row.nextContinueAt() == null ? reason : reason + " Next continue at " + row.nextContinueAt() + ".";
    }

    static String name(TrackedRun row) {
        String run = row.action() == null ? "Run " + row.uid() : "Run %s (%s)".formatted(row.uid(), row.action());
        return row.scheduleUid() == null ? run : run + " of schedule " + row.scheduleUid();
    }

    /** Whether it lasts until the run ended in another way, since what ended like that may end like that again. */
    static boolean outlivesProgress(ReportKind kind) {
        return kind == ReportKind.RUN_FAILED || kind == ReportKind.RUN_BLOCKED;
    }

    static Map<String, Object> details(TrackedRun row) {
        ApiError error = ApiError.of(row.lastError());
        Map<String, Object> details = new HashMap<>();
        details.put("action", row.action());
        details.put("schedule_uid", row.scheduleUid());
        details.put("name", row.run().name());
        details.put("status", row.status());
        details.put("error_label", error.label().isEmpty() ? null : error.label());
        details.put("error_message", error.message().isEmpty() ? null : error.message());
        details.put("failures", row.failures());
        details.put("not_continued", row.notContinued());
        details.put("next_continue_at", row.nextContinueAt());
        return details;
    }
}
