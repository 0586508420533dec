package org.edgesroutes.cli;

import java.util.Collection;
import java.util.TreeSet;
import org.edgesroutes.settings.Suggestion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses a value of an option that cannot match anything, and names those that can. */
final class OptionChoices {

    private OptionChoices() {}

    /**
     * @param value null when the option was not given
     * @throws ParameterException when the value is none of the choices
     */
    static void require(CommandSpec command, String option, String value, Collection<String> choices) {
        if (value == null || choices.contains(value)) {
            return;
        }
        String meant = Suggestion.to(value, choices.stream())
                .map("; did you mean %s?"::formatted)
                .orElse("");
        String known = choices.isEmpty() ? "there is none yet" : String.join(", ", new TreeSet<>(choices));
        throw new ParameterException(
                command.commandLine(),
                "%s is \"%s\"%s Known: %s"
                        .formatted(option, TextTable.text(value), meant.isEmpty() ? "." : meant, known));
    }
}
