package org.edgesroutes.cli;

import java.util.List;
import java.util.Optional;
import org.edgesroutes.completeness.CompletenessResult;
import org.edgesroutes.ledger.runs.RunQueries;
import org.edgesroutes.model.Run;

/** Prints the verification of a run, as a table or as JSON. */
final class VerificationPrinter {

    /** As an exit code. */
    static final int NOT_COMPLETE = 3;

    private VerificationPrinter() {}

    /**
     * @param current of the iteration in which the run is; empty where it is not verified, or not now
     * @return 0 when every iteration is complete, else {@link #NOT_COMPLETE}
     */
    static int print(
            WorkspaceLedgers.Opened opened, String uid, Optional<CompletenessResult> current, RowPrinter printer) {
        RunQueries reader = new RunQueries(opened.ledger());
        RunQueries.Listed run = reader.find(uid, 1).get(0);
        List<OutputRow> iterations = reader.iterations(uid).stream()
                .filter(iteration -> !"refused".equals(iteration.state()))
                .map(iteration -> row(iteration, run, current))
                .toList();
        boolean complete =
                !iterations.isEmpty() && iterations.stream().allMatch(row -> "complete".equals(row.get("verdict")));
        Run told = run.row().run();
        OutputRow row = opened.row()
                .with("run_uid", uid)
                .with("action", told.action())
                .with("status", told.status())
                .with("output_count", told.outputCount())
                .with("complete", complete)
                .with("iterations", iterations);
        printer.details(row);
        printer.section(
                row, "iterations", "iteration", "started_at", "expected", "received", "fetched", "verdict", "reason");
        return complete ? 0 : NOT_COMPLETE;
    }

    private static OutputRow row(
            RunQueries.Iteration iteration, RunQueries.Listed run, Optional<CompletenessResult> current) {
        boolean latest = iteration.number() == run.row().iteration();
        Optional<CompletenessResult> now = latest && "open".equals(iteration.verdict()) ? current : Optional.empty();
        String reason = latest && "open".equals(iteration.verdict()) && now.isEmpty()
                ? notVerified(run.row().run())
                : iteration.verdictReason();
        return new OutputRow()
                .with("iteration", iteration.number())
                .with("started_at", iteration.startedAt())
                .with("expected", now.map(CompletenessResult::expected).orElse(iteration.expected()))
                .with(
                        "received",
                        now.isPresent() ? Integer.valueOf(now.get().tally().received()) : iteration.received())
                .with(
                        "fetched",
                        now.isPresent() ? Integer.valueOf(now.get().tally().fetched()) : iteration.fetched())
                .with("verdict", iteration.verdict())
                .with("reason", reason);
    }

    private static String notVerified(Run run) {
        return "incremental".equals(run.syncMode())
                ? "the run is %s; it is verified once it has ended".formatted(run.status())
                : "its sync mode is %s; only incremental runs are verified".formatted(run.syncMode());
    }
}
