package org.edgesroutes.cli;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import org.edgesroutes.ledger.Run;
import org.edgesroutes.ledger.RunReader;

/** Runs for eyes and for programs. */
final class RunPrinter {

    private RunPrinter() {}

    static void list(List<RunReader.Listed> runs, Printer printer) {
        printer.rows(
                runs.stream().map(RunPrinter::row).toList(),
                "no runs",
                "run_uid",
                "action",
                "status",
                "iteration",
                "received",
                "output_count",
                "next_continue_at",
                "not_continued");
    }

    static void details(
            RunReader.Listed run,
            List<RunReader.Iteration> iterations,
            List<RunReader.Callback> callbacks,
            List<RunReader.Delivered> deliveries,
            Printer printer) {
        Row row = row(run).with(
                        "iterations", iterations.stream().map(RunPrinter::row).toList())
                .with("callbacks", callbacks.stream().map(RunPrinter::row).toList())
                .with("deliveries", deliveries.stream().map(RunPrinter::row).toList());
        printer.details(row);
        printer.section(
                row,
                "iterations",
                "iteration",
                "state",
                "started_at",
                "status_before",
                "callbacks",
                "records",
                "error");
        printer.section(
                row, "callbacks", "received_at", "callback_ref_uid", "origin", "status", "iteration", "records");
        printer.section(row, "deliveries", "downstream", "done", "open", "retries", "dead_letters");
    }

    private static Row row(RunReader.Listed listed) {
        Run run = listed.row().run();
        return new Row()
                .with("run_uid", run.uid())
                .with("name", run.name())
                .with("action", run.action())
                .with("status", run.status())
                .with("iteration", listed.row().iteration())
                .with("received", listed.received())
                .with("output_count", run.outputCount())
                .with("max_results", run.maxResults())
                .with("last_error", run.lastError() == null ? null : new RawValue(run.lastError()))
                .with("postponed_until", run.postponedUntil())
                .with("edges_updated_at", run.updatedAt())
                .with("last_continued_at", listed.row().lastContinuedAt())
                .with("next_continue_at", listed.row().nextContinueAt())
                .with("not_continued", listed.row().notContinued());
    }

    private static Row row(RunReader.Iteration iteration) {
        return new Row()
                .with("iteration", iteration.number())
                .with("state", iteration.state())
                .with("started_at", iteration.startedAt())
                .with("status_before", iteration.statusBefore())
                .with("output_count_before", iteration.outputCountBefore())
                .with("callbacks", iteration.callbacks())
                .with("records", iteration.records())
                .with("error", iteration.error());
    }

    private static Row row(RunReader.Callback callback) {
        return new Row()
                .with("callback_ref_uid", callback.refUid())
                .with("origin", callback.origin())
                .with("status", callback.status())
                .with("iteration", callback.iteration())
                .with("records", callback.records())
                .with("received_at", callback.receivedAt())
                .with("keyed_at", callback.keyedAt());
    }

    private static Row row(RunReader.Delivered delivered) {
        return new Row()
                .with("downstream", delivered.downstream())
                .with("done", delivered.done())
                .with("open", delivered.open())
                .with("retries", delivered.retries())
                .with("dead_letters", delivered.deadLetters());
    }
}
