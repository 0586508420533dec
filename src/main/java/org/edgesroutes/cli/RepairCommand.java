package org.edgesroutes.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.edgesroutes.completeness.CompletenessResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes repair}: works beside a running service, with the same steps. */
@Command(
        name = "repair",
        description = {
            "Fetches missing records of a run now: replays failed callbacks, reads outputs, reads the errors of inputs.",
            "Ctrl-C interrupts it; the next repair, and the service, go on from there."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:every iteration is complete",
            " 1:no such run, or Edges cannot be called",
            " 3:an iteration is not complete, or not complete yet"
        })
final class RepairCommand implements Callable<Integer> {

    private final RunCommandSupport access;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<run_uid>", description = "The run uid, or a unique prefix of it.")
    private String uid;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    RepairCommand(RunCommandSupport access) {
        this.access = access;
    }

    @Override
    public Integer call() {
        return access.on(spec, uid, (operations, opened, run, progress) -> {
            if (!operations.look(run)) {
                return LedgerCommandSupport.failed(spec, "Edges no longer knows the run, so nothing can be fetched");
            }
            if (!opened.ledger().served()) {
                LedgerCommandSupport.note(
                        spec,
                        "the service is not running: outputs are fetched, callbacks are not replayed, and records are delivered once it runs");
            }
            Optional<CompletenessResult> found = operations.repair(
                    run, (doing, held, expected) -> progress.shows(held, expected == null ? held : expected, doing));
            progress.close();
            return VerificationPrinter.print(opened, run, found, LedgerCommandSupport.printer(spec, json));
        });
    }
}
