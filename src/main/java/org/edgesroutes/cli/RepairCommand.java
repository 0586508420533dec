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
            "Brings back what a run lacks, at once: replays callbacks that failed, fetches outputs, asks why inputs failed.",
            "Ctrl-C stops it; the next repair goes on from there, and so does the service."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:every iteration is complete",
            " 1:there is no such run, or Edges cannot be asked",
            " 3:an iteration is not complete, or not yet"
        })
final class RepairCommand implements Callable<Integer> {

    private final RunCommandSupport access;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<run_uid>", description = "Or its beginning.")
    private String uid;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    RepairCommand(RunCommandSupport access) {
        this.access = access;
    }

    @Override
    public Integer call() {
        return access.on(spec, uid, (desk, opened, run, progress) -> {
            if (!desk.look(run)) {
                return LedgerCommandSupport.failed(
                        spec, "Edges does not know the run any more, so nothing can be fetched");
            }
            if (!opened.ledger().served()) {
                LedgerCommandSupport.note(
                        spec,
                        "no service runs: outputs are fetched, callbacks are not replayed; it delivers when it runs");
            }
            Optional<CompletenessResult> found = desk.repair(
                    run, (doing, held, expected) -> progress.shows(held, expected == null ? held : expected, doing));
            progress.close();
            return VerificationPrinter.print(opened, run, found, LedgerCommandSupport.printer(spec, json));
        });
    }
}
