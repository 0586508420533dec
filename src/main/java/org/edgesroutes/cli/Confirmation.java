package org.edgesroutes.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The question before a step that cannot be undone.
 *
 * @param interactive whether a person can answer
 * @param answers standard input
 */
record Confirmation(boolean interactive, Reader answers) {

    /**
     * @param yes whether {@code --yes} was given
     * @param question a sentence without its question mark
     * @return whether to go on
     * @throws ParameterException without {@code --yes} where no person can answer, so that the exit code is 2
     */
    boolean given(CommandSpec command, boolean yes, String question) {
        if (yes) {
            return true;
        }
        if (!interactive) {
            throw new ParameterException(
                    command.commandLine(), question + "? There is no terminal to ask at; give --yes to go on");
        }
        command.commandLine().getErr().print(question + "? [y/N] ");
        command.commandLine().getErr().flush();
        try {
            String answer = new BufferedReader(answers).readLine();
            boolean agreed =
                    answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
            if (!agreed) {
                LedgerCommandSupport.note(command, "nothing was changed");
            }
            return agreed;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
