package org.edgesroutes.cli;

import org.edgesroutes.settings.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the answer, the notes and the failure of a command that works on a ledger. */
final class LedgerCommandSupport {

    private LedgerCommandSupport() {}

    static int failed(CommandSpec command, String why) {
        note(command, why);
        return CommandLine.ExitCode.SOFTWARE;
    }

    static int failed(CommandSpec command, Workspace workspace, String why) {
        return failed(command, workspace.isNamed() ? workspace.name() + ": " + why : why);
    }

    /** Prints a sentence on standard error; standard output holds the answer alone. */
    static void note(CommandSpec command, String sentence) {
        command.commandLine().getErr().println(sentence);
        command.commandLine().getErr().flush();
    }

    static RowPrinter printer(CommandSpec command, boolean json) {
        return new RowPrinter(command.commandLine().getOut(), json, Terminal.width());
    }
}
