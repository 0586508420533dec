package org.edgesroutes.cli;

import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.edgesroutes.ledger.deliveries.DownstreamState;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.ledger.reports.ReportRepository;
import org.edgesroutes.ledger.status.StatusQueries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edges-routes status}: works beside a running service. */
@Command(
        name = "status",
        description = "How it all stands, runs, what came today (UTC), open reports, downstreams.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    /** Reports, for eyes; more of them would push everything else off the screen. */
    private static final int SHOWN = 10;

    private final WorkspaceLedgers ledgers;
    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON object for each workspace.")
    private boolean json;

    StatusCommand(WorkspaceLedgers ledgers, InstantSource clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return ledgers.onEach(spec, opened -> {
            StatusQueries reader = new StatusQueries(opened.ledger());
            StatusQueries.Received received = reader.received(today);
            List<ReportRecord> open = new ReportRepository(opened.ledger()).open();
            OutputRow row = opened.row()
                    .with("callbacks_today", received.callbacks())
                    .with("records_today", received.records())
                    .with("callbacks_waiting_for_their_action", received.waiting())
                    .with("open_reports", open.size())
                    .with("runs", runs(reader))
                    .with(
                            "reports",
                            open.stream()
                                    .limit(json ? open.size() : SHOWN)
                                    .map(StatusCommand::row)
                                    .toList())
                    .with(
                            "downstreams",
                            reader.downstreams().stream()
                                    .map(StatusCommand::row)
                                    .toList());
            RowPrinter printer = LedgerCommandSupport.printer(spec, json);
            print(row, printer);
            if (opened.workspace().isNamed()) {
                printer.text("");
            }
            return 0;
        });
    }

    private static void print(OutputRow row, RowPrinter printer) {
        printer.details(row);
        printer.section(row, "runs", "status", "runs");
        printer.section(row, "reports", "kind", "run_uid", "iteration", "raised_at", "sentence");
        printer.section(
                row,
                "downstreams",
                "downstream",
                "delivered",
                "open",
                "oldest_open_at",
                "retries",
                "dead_letters",
                "paused_until",
                "last_error");
    }

    private static List<OutputRow> runs(StatusQueries reader) {
        return reader.runsByStatus().entrySet().stream()
                .map(runs -> new OutputRow().with("status", runs.getKey()).with("runs", runs.getValue()))
                .toList();
    }

    private static OutputRow row(ReportRecord report) {
        return new OutputRow()
                .with("kind", report.kind())
                .with("run_uid", report.runUid())
                .with("iteration", report.iteration())
                .with("cause", report.cause())
                .with("raised_at", report.raisedAt())
                .with("sentence", report.sentence())
                .with("details", new RawValue(report.details()));
    }

    private static OutputRow row(StatusQueries.Downstream downstream) {
        DownstreamState state = downstream.state();
        return new OutputRow()
                .with("downstream", state.name())
                .with("delivered", downstream.delivered())
                .with("open", state.openCallbacks())
                .with("oldest_open_at", downstream.oldestOpenAt())
                .with("retries", state.retries())
                .with("dead_letters", state.deadLetters())
                .with("paused_until", state.pausedUntil())
                .with("pauses", state.pauses())
                .with("last_error", state.lastError());
    }
}
