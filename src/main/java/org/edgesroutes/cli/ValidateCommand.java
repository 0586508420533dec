package org.edgesroutes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.edgesroutes.main.LaunchOptions;
import org.edgesroutes.main.OfflineContext;
import org.edgesroutes.reload.FileReport;
import org.edgesroutes.reload.RouteValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes validate}: checks route files, for an editor or a pipeline. */
@Command(
        name = "validate",
        description = "Checks route files as a reload does, without starting anything.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:all files are valid", " 1:a file is not", " 2:a file does not exist"})
final class ValidateCommand implements Callable<Integer> {

    private final Supplier<LaunchOptions> launch;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "<file>",
            arity = "0..*",
            description = "Default: those in routes/ of the current directory, else of the distribution.")
    private List<Path> files;

    ValidateCommand(Supplier<LaunchOptions> launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        LaunchOptions started = launch.get();
        List<Path> folder = started.find("routes").map(ValidateCommand::yaml).orElse(List.of());
        List<Path> asked = files == null ? folder : files;
        if (asked.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "there is no routes/ here; name the files");
        }
        asked.stream().filter(file -> !Files.isRegularFile(file)).findFirst().ifPresent(missing -> {
            throw new ParameterException(spec.commandLine(), "there is no file " + missing);
        });
        // the same file twice would clash with itself
        Map<Path, String> names = new LinkedHashMap<>();
        asked.forEach(file -> names.putIfAbsent(file.toAbsolutePath().normalize(), name(file)));
        return print(validate(started, names.keySet(), folder), names);
    }

    /** As the user gave it, or from the current directory. */
    private String name(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return (files == null && file.startsWith(here) ? here.relativize(file) : file).toString();
    }

    private static Map<Path, FileReport> validate(
            LaunchOptions launch, Collection<Path> asked, Collection<Path> folder) {
        CamelContext context = OfflineContext.of(launch);
        try {
            return new RouteValidation(context, OfflineContext.routes(launch)).validate(asked, folder);
        } finally {
            context.stop();
        }
    }

    private int print(Map<Path, FileReport> reports, Map<Path, String> names) {
        PrintWriter out = spec.commandLine().getOut();
        reports.forEach((path, report) -> {
            String name = names.get(path);
            report.fault().ifPresentOrElse(fault -> out.println(fault.at(name)), () -> out.println(name + ": valid"));
            report.warnings().forEach(warning -> out.println(warning.at(name, "warning: ")));
        });
        out.flush();
        return reports.values().stream().anyMatch(report -> report.fault().isPresent()) ? 1 : 0;
    }

    private static List<Path> yaml(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches("(?i).*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
