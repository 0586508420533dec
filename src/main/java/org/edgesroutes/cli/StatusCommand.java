package org.edgesroutes.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
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
        description = "Shows the service, the runs, what arrived today (UTC), open reports and downstreams.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    /** Reports in the table; more of them would push everything else off the screen. */
    private static final int SHOWN = 10;

    private final WorkspaceLedgers ledgers;
    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON object per workspace.")
    private boolean json;

    StatusCommand(WorkspaceLedgers ledgers, InstantSource clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant now = clock.instant();
        return ledgers.onEach(spec, opened -> {
            StatusQueries reader = new StatusQueries(opened.ledger());
            List<ReportRecord> open = new ReportRepository(opened.ledger()).open();
            boolean running = opened.ledger().served();
            OutputRow row = opened.row();
            StatusSummary summary = new StatusSummary(
                    running, reader.answers(), reader.received(now.truncatedTo(ChronoUnit.DAYS)), now);
            summary.addTo(row, json);
            row.with("open_reports", open.size())
                    .with("runs", runs(reader))
                    .with(
                            "reports",
                            open.stream()
                                    .limit(json ? open.size() : SHOWN)
                                    .map(ReportRow::of)
                                    .toList())
                    .with(
                            "downstreams",
                            reader.downstreams().stream()
                                    .map(one -> DownstreamRow.of(one, running))
                                    .toList());
            RowPrinter printer = LedgerCommandSupport.printer(spec, json);
            print(row, open.size() - SHOWN, printer);
            if (opened.workspace().isNamed()) {
                printer.text("");
            }
            return 0;
        });
    }

    private static void print(OutputRow row, int more, RowPrinter printer) {
        printer.details(row);
        printer.section(row, "runs", "status", "runs");
        printer.section(row, "reports", "kind", "run_uid", "iteration", "raised_at", "sentence");
        if (more > 0) {
            printer.text("and %d more; --json lists all of them".formatted(more));
        }
        printer.section(
                row,
                "downstreams",
                "downstream",
                "state",
                "delivered",
                "open",
                "oldest_open_at",
                "retries",
                "dead_letters",
                "reason");
    }

    private List<OutputRow> runs(StatusQueries reader) {
        return reader.runsByStatus().entrySet().stream()
                .map(runs -> new OutputRow()
                        .with("status", !json && runs.getKey() == null ? "not asked yet" : runs.getKey())
                        .with("runs", runs.getValue()))
                .toList();
    }
}
