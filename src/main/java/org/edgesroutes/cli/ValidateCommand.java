package org.edgesroutes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.edgesroutes.main.LaunchOptions;
import org.edgesroutes.main.OfflineContext;
import org.edgesroutes.reload.RouteFault;
import org.edgesroutes.reload.RouteValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes validate}: what a reload would say about files, for an editor or a pipeline. */
@Command(
        name = "validate",
        description = "Checks files with routes as a reload does, without starting anything.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:every file is right", " 1:at least one is not", " 2:there is no such file"})
final class ValidateCommand implements Callable<Integer> {

    private final Supplier<LaunchOptions> launch;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "<file>",
            arity = "0..*",
            description = "Default: those in routes/, of the current directory, else of the distribution.")
    private List<Path> files;

    ValidateCommand(Supplier<LaunchOptions> launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        LaunchOptions started = launch.get();
        List<Path> folder = started.find("routes").map(ValidateCommand::yaml).orElse(List.of());
        List<Path> asked = files == null
                ? folder
                : files.stream().map(Path::toAbsolutePath).toList();
        if (asked.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "there is no routes/ here; name the files");
        }
        asked.stream().filter(file -> !Files.isRegularFile(file)).findFirst().ifPresent(missing -> {
            throw new ParameterException(spec.commandLine(), "there is no file " + missing);
        });
        return report(validate(started, asked, folder));
    }

    private static Map<Path, Optional<RouteFault>> validate(LaunchOptions launch, List<Path> asked, List<Path> folder) {
        CamelContext context = OfflineContext.of(launch);
        try {
            return new RouteValidation(context, OfflineContext.routes(launch)).validate(asked, folder);
        } finally {
            context.stop();
        }
    }

    private int report(Map<Path, Optional<RouteFault>> result) {
        result.forEach((file, fault) -> spec.commandLine()
                .getOut()
                .println(fault.map(RouteFault::inWords).orElse(file.getFileName() + ": right")));
        spec.commandLine().getOut().flush();
        return result.values().stream().anyMatch(Optional::isPresent) ? 1 : 0;
    }

    private static List<Path> yaml(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
