package org.edgesroutes.cli;

import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerException;
import org.edgesroutes.settings.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The ledger for as long as a command needs it, beside a service that may be running.
 *
 * @param ledger opens it
 */
record LedgerAccess(Supplier<Ledger> ledger) {

    /** @return the exit code of the work; 1, after a sentence, when the ledger cannot be worked with */
    int on(CommandSpec command, ToIntFunction<Ledger> work) {
        try (Ledger opened = ledger.get()) {
            return work.applyAsInt(opened);
        } catch (LedgerException failure) {
            return failed(command, failure.getMessage());
        } finally {
            command.commandLine().getOut().flush();
        }
    }

    static int failed(CommandSpec command, String why) {
        note(command, why);
        return CommandLine.ExitCode.SOFTWARE;
    }

    static int failed(CommandSpec command, Workspace workspace, String why) {
        return failed(command, workspace.isNamed() ? workspace.name() + ": " + why : why);
    }

    /** Beside the answer. */
    static void note(CommandSpec command, String sentence) {
        command.commandLine().getErr().println(sentence);
        command.commandLine().getErr().flush();
    }

    static Printer printer(CommandSpec command, boolean json) {
        return new Printer(command.commandLine().getOut(), json, Terminal.width());
    }
}
