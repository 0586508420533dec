package org.edgesroutes.cli;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.function.Function;
import org.edgesroutes.ledger.iterations.RepairQueries;
import org.edgesroutes.ledger.runs.RunQueries;
import org.edgesroutes.ledger.runs.ScheduleRunCounts;
import org.edgesroutes.model.Run;

/** Prints runs, as tables or as JSON. */
final class RunPrinter {

    /** Below this width the name stands for the action too. */
    private static final int ROOM_FOR_ACTIONS = 130;

    private static final String[] ALL = {
        "run_uid", "name", "action", "status", "iteration", "records", "verdict", "next_continue_at", "why"
    };
    private static final String[] FEW = {"run_uid", "name", "status", "records", "verdict", "next", "why"};

    private RunPrinter() {}

    static void list(List<OutputRow> runs, RowPrinter printer) {
        if (printer.json()) {
            printer.rows(runs, "no runs");
            return;
        }
        boolean narrow = printer.width() < ROOM_FOR_ACTIONS;
        List<OutputRow> scheduled = runs.stream()
                .filter(row -> row.get("scheduled_run_uid") != null)
                .toList();
        List<OutputRow> others = runs.stream()
                .filter(row -> row.get("scheduled_run_uid") == null)
                .toList();
        for (OutputRow row : runs) {
            row.with("records", RunSummary.records(row)).with("why", RunSummary.why(row));
            row.with("next", row.get("next_continue_at"));
            if (narrow && row.get("name") == null && row.get("scheduled_run_uid") == null) {
                row.with("name", row.get("action"));
            }
        }
        if (!others.isEmpty() || scheduled.isEmpty()) {
            printer.rows(others, "no runs", narrow ? FEW : ALL);
        }
        ScheduleRunPrinter.print(scheduled, printer);
    }

    /** @param atMost callbacks, replays and inputs */
    static void details(RunQueries.Listed run, WorkspaceLedgers.Opened opened, int atMost, RowPrinter printer) {
        String uid = run.row().uid();
        RunQueries runs = new RunQueries(opened.ledger());
        RepairQueries repairs = new RepairQueries(opened.ledger());
        OutputRow row = row(opened, run)
                .with("iterations", rows(runs.iterations(uid), RunPrinter::row))
                .with("callbacks", rows(runs.callbacks(uid, atMost), RunPrinter::row))
                .with("replays", rows(repairs.replays(uid, atMost), RunPrinter::row))
                .with("failed_inputs", rows(repairs.inputs(uid, atMost), RunPrinter::row))
                .with("deliveries", rows(runs.deliveries(uid), RunPrinter::row));
        printer.details(row);
        printer.section(
                row,
                "iterations",
                "iteration",
                "state",
                "started_at",
                "callbacks",
                "records",
                "fetched",
                "expected",
                "verdict",
                "verdict_reason",
                "error");
        printer.section(
                row, "callbacks", "received_at", "callback_ref_uid", "origin", "status", "iteration", "records");
        printer.section(row, "replays", "replayed_at", "callback_uid", "replays", "refusal");
        printer.section(row, "failed_inputs", "iteration", "input_uid", "status", "error_label", "error_message");
        printer.section(row, "deliveries", "downstream", "done", "open", "retries", "dead_letters");
    }

    private static <T> List<OutputRow> rows(List<T> some, Function<T, OutputRow> row) {
        return some.stream().map(row).toList();
    }

    private static RawValue json(String text) {
        return text == null ? null : new RawValue(text);
    }

    static OutputRow row(WorkspaceLedgers.Opened opened, RunQueries.Listed listed) {
        Run run = listed.row().run();
        return opened.row()
                .with("run_uid", run.uid())
                .with("name", run.name())
                .with("action", run.action())
                .with("scheduled_run_uid", run.scheduledRunUid())
                .with("schedule_runs", counts(opened, run.scheduledRunUid()))
                .with("status", run.status())
                .with("iteration", listed.row().iteration())
                .with("received", listed.received())
                .with("expected", listed.expected())
                .with("fetched", listed.fetched())
                .with("repeated", listed.repeated())
                .with("verdict", listed.verdict())
                .with("verdict_reason", listed.reason())
                .with("received_in_all", listed.receivedInAll())
                .with("output_count", run.outputCount())
                .with("max_results", run.maxResults())
                .with("last_error", json(run.lastError()))
                .with("postponed_until", run.postponedUntil())
                .with("edges_updated_at", run.updatedAt())
                .with("last_continued_at", listed.row().lastContinuedAt())
                .with("next_continue_at", listed.row().nextContinueAt())
                .with("not_continued", listed.row().notContinued());
    }

    private static RunCounts counts(WorkspaceLedgers.Opened opened, String schedule) {
        return schedule == null ? null : new RunCounts(new ScheduleRunCounts(opened.ledger()).of(schedule));
    }

    private static OutputRow row(RunQueries.Iteration iteration) {
        return new OutputRow()
                .with("iteration", iteration.number())
                .with("state", iteration.state())
                .with("started_at", iteration.startedAt())
                .with("status_before", iteration.statusBefore())
                .with("output_count_before", iteration.outputCountBefore())
                .with("callbacks", iteration.callbacks())
                .with("records", iteration.records())
                .with("fetched", iteration.fetched())
                .with("expected", iteration.expected())
                .with("verdict", iteration.verdict())
                .with("verdict_reason", iteration.verdictReason())
                .with("error", iteration.error());
    }

    private static OutputRow row(RunQueries.Callback callback) {
        return new OutputRow()
                .with("callback_ref_uid", callback.refUid())
                .with("origin", callback.origin())
                .with("status", callback.status())
                .with("iteration", callback.iteration())
                .with("records", callback.records())
                .with("received_at", callback.receivedAt())
                .with("keyed_at", callback.keyedAt());
    }

    private static OutputRow row(RepairQueries.Replayed replayed) {
        return new OutputRow()
                .with("callback_uid", replayed.callbackUid())
                .with("replays", replayed.replays())
                .with("replayed_at", replayed.replayedAt())
                .with("refusal", replayed.refusal());
    }

    private static OutputRow row(RepairQueries.Input input) {
        return new OutputRow()
                .with("iteration", input.iteration())
                .with("input_uid", input.uid())
                .with("status", input.status())
                .with("error_label", input.label())
                .with("error_message", input.message())
                .with("input_data", json(input.data()));
    }

    private static OutputRow row(RunQueries.Delivered delivered) {
        return new OutputRow()
                .with("downstream", delivered.downstream())
                .with("done", delivered.done())
                .with("open", delivered.open())
                .with("retries", delivered.retries())
                .with("dead_letters", delivered.deadLetters());
    }
}
