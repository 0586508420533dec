package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.edgesroutes.ReferencePage;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/reference.md} has each command with its options, parameters and exit codes. */
class CommandReferenceTest {

    @Test
    void theCommandsAreThoseOfThePage() throws IOException {
        assertThat(ReferencePage.table("Commands"))
                .extracting(row -> List.of(row.get(0), sorted(row.get(1)), row.get(2)))
                .containsExactlyInAnyOrderElementsOf(rows(EdgesCli.commands(Map.of())));
    }

    private static List<List<String>> rows(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        List<List<String>> rows = new ArrayList<>();
        String codes = String.join(
                ", ",
                spec.usageMessage().exitCodeList().keySet().stream()
                        .map(String::strip)
                        .toList());
        rows.add(List.of(spec.qualifiedName(), arguments(spec), codes));
        command.getSubcommands().values().forEach(below -> rows.addAll(rows(below)));
        return rows;
    }

    /** Without those that every command has. */
    private static String arguments(CommandSpec spec) {
        Stream<String> options = spec.options().stream()
                .filter(option -> !option.inherited() && !option.usageHelp() && !option.versionHelp())
                .map(OptionSpec::longestName);
        Stream<String> parameters = spec.positionalParameters().stream().map(ArgSpec::paramLabel);
        return Stream.concat(options, parameters).sorted().collect(Collectors.joining(", "));
    }

    private static String sorted(String arguments) {
        return String.join(", ", new TreeSet<>(List.of(arguments.split(", "))));
    }
}
