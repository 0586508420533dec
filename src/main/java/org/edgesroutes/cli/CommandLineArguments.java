package org.edgesroutes.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line, split into settings and the arguments of picocli.
 *
 * @param settings what {@code --edges.api.url=…} and the like set
 * @param rest options and subcommands
 */
record CommandLineArguments(Map<String, String> settings, List<String> rest) {

    private static final List<String> PREFIXES = List.of("--edges.", "--server.", "--management.", "--camel.");

    static CommandLineArguments of(String... all) {
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        for (String argument : all) {
            int equals = argument.indexOf('=');
            if (equals > 0 && PREFIXES.stream().anyMatch(argument::startsWith)) {
                settings.put(argument.substring("--".length(), equals), argument.substring(equals + 1));
            } else {
                rest.add(argument);
            }
        }
        return new CommandLineArguments(settings, rest);
    }
}
