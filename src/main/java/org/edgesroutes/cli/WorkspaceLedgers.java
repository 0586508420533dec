package org.edgesroutes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerException;
import org.edgesroutes.settings.Workspace;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** The ledgers of the workspaces that a command works on. Each is opened when the command needs it. */
@FunctionalInterface
public interface WorkspaceLedgers {

    /** At least one; the only workspace has no name. */
    Map<Workspace, Supplier<Ledger>> byWorkspace();

    /** The ledger of the only workspace. */
    static WorkspaceLedgers only(Supplier<Ledger> ledger) {
        return () -> Map.of(Workspace.ONLY, ledger);
    }

    /** An open ledger and its workspace. */
    record Opened(Workspace workspace, Ledger ledger) {

        /** @return a new row; its first cell is the name of the workspace, where the workspace has one */
        OutputRow row() {
            return workspace.isNamed() ? new OutputRow().with("workspace", workspace.name()) : new OutputRow();
        }
    }

    /** @return the exit code of the work; 1 when a ledger cannot be opened or read; the sentence on standard error says why */
    default int onAll(CommandSpec command, ToIntFunction<List<Opened>> work) {
        List<Opened> opened = new ArrayList<>();
        int code = 0;
        try {
            for (Map.Entry<Workspace, Supplier<Ledger>> one : byWorkspace().entrySet()) {
                try {
                    opened.add(new Opened(one.getKey(), one.getValue().get()));
                } catch (LedgerException failure) {
                    code = LedgerCommandSupport.failed(command, one.getKey(), failure.getMessage());
                }
            }
            return opened.isEmpty() ? code : Math.max(code, work.applyAsInt(opened));
        } catch (LedgerException failure) {
            return LedgerCommandSupport.failed(command, failure.getMessage());
        } finally {
            opened.forEach(one -> one.ledger().close());
            command.commandLine().getOut().flush();
        }
    }

    /** Does the work on each ledger separately; the exit code is the highest of them. */
    default int onEach(CommandSpec command, ToIntFunction<Opened> work) {
        return onAll(command, all -> all.stream().mapToInt(work).reduce(ExitCode.OK, Math::max));
    }
}
