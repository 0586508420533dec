package org.edgesroutes.cli;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.runs.RunQueries;
import picocli.CommandLine.Model.CommandSpec;

/** Finds a run by a unique prefix of its uid. */
final class RunLocator {

    private static final int NAMED_AT_MOST = 5;

    private RunLocator() {}

    /** The work of a command on one run. */
    @FunctionalInterface
    interface Work {
        int on(WorkspaceLedgers.Opened opened, RunQueries.Listed run);
    }

    /** The same in whichever workspace it is. */
    static int with(CommandSpec command, WorkspaceLedgers ledgers, String prefix, Work work) {
        return ledgers.onAll(command, all -> {
            List<WorkspaceLedgers.Opened> owners = all.stream()
                    .filter(one -> !new RunQueries(one.ledger()).find(prefix, 1).isEmpty())
                    .toList();
            if (owners.size() > 1) {
                return LedgerCommandSupport.failed(
                        command,
                        "runs of %s begin like that; choose one with --workspace"
                                .formatted(owners.stream()
                                        .map(one -> one.workspace().name())
                                        .collect(Collectors.joining(", "))));
            }
            WorkspaceLedgers.Opened owner = owners.isEmpty() ? all.get(0) : owners.get(0);
            return with(command, owner.ledger(), prefix, run -> work.on(owner, run));
        });
    }

    /** @return the exit code of the work, or 1 after saying why there is not exactly one such run */
    static int with(CommandSpec command, Ledger ledger, String prefix, ToIntFunction<RunQueries.Listed> work) {
        List<RunQueries.Listed> found = new RunQueries(ledger).find(prefix, NAMED_AT_MOST);
        if (found.size() == 1) {
            return work.applyAsInt(found.get(0));
        }
        return LedgerCommandSupport.failed(
                command,
                found.isEmpty()
                        ? "no run in the ledger begins with " + TextTable.text(prefix)
                        : "more than one run begins like that: "
                                + found.stream()
                                        .map(run -> TextTable.text(run.row().uid()))
                                        .collect(Collectors.joining(", ")));
    }
}
