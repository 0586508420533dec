package org.edgesroutes.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.edgesroutes.delivery.RunExport;
import org.edgesroutes.ledger.runs.RunQueries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes export}: works beside a running service. */
@Command(
        name = "export",
        description = "Writes each record of a run as one line of JSON, in the order of arrival.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private final WorkspaceLedgers ledgers;
    private final OutputStream standardOutput;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<run_uid>", description = "The run uid, or a unique prefix of it.")
    private String uid;

    @Option(
            names = "--output",
            paramLabel = "<file>",
            description = "The file to write instead of standard output; an existing one is replaced.")
    private Path output;

    ExportCommand(WorkspaceLedgers ledgers, OutputStream standardOutput) {
        this.ledgers = ledgers;
        this.standardOutput = standardOutput;
    }

    @Override
    public Integer call() {
        return RunLocator.with(spec, ledgers, uid, this::export);
    }

    private int export(WorkspaceLedgers.Opened opened, RunQueries.Listed run) {
        try (OutputStream out =
                        new BufferedOutputStream(output == null ? standardOutput : Files.newOutputStream(output));
                ProgressBar progress = new ProgressBar(
                        spec.commandLine().getErr(), run.receivedInAll(), Terminal.isWatched(), System::nanoTime)) {
            new RunExport(opened.workspace(), opened.ledger()).write(run.row().uid(), out, progress);
            return 0;
        } catch (IOException | UncheckedIOException failure) {
            return LedgerCommandSupport.failed(spec, "the records cannot be written: " + failure.getMessage());
        }
    }
}
