package org.edgesroutes.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes verify}: works beside a running service, with one request. */
@Command(
        name = "verify",
        description = "Asks Edges for a run and shows whether all of its records are in the ledger.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:every iteration is complete",
            " 1:no such run, or Edges cannot be called",
            " 3:an iteration is not complete, or not complete yet"
        })
final class VerifyCommand implements Callable<Integer> {

    private final RunCommandSupport access;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<run_uid>", description = "The run uid, or a unique prefix of it.")
    private String uid;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    VerifyCommand(RunCommandSupport access) {
        this.access = access;
    }

    @Override
    public Integer call() {
        return access.on(spec, uid, (operations, opened, run, progress) -> {
            if (!operations.look(run)) {
                LedgerCommandSupport.note(
                        spec, "Edges no longer knows the run; the answer comes from the ledger alone");
            }
            return VerificationPrinter.print(
                    opened, run, operations.verify(run), LedgerCommandSupport.printer(spec, json));
        });
    }
}
