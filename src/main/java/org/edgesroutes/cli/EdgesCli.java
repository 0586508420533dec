package org.edgesroutes.cli;

import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.main.EdgesMain;
import org.edgesroutes.main.LaunchOptions;
import org.edgesroutes.main.StartFailure;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingsException;
import org.edgesroutes.settings.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of {@code bin/edges-routes}; without a subcommand it runs the service. */
@Command(
        name = "edges-routes",
        description = "Continues Edges incremental runs and delivers every record they extract.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Settings:",
            "  --edges.NAME=VALUE, --server.NAME=VALUE, --management.NAME=VALUE, environment",
            "  variables (EDGES_API_URL), or config/application.properties, which lists all.",
            "  config/ and routes/ are read from the current directory where they exist,",
            "  else from the distribution.",
            "",
            "Examples:",
            "  edges-routes demo",
            "  EDGES_API_KEY=... EDGES_WEBHOOK_SECRET=... edges-routes --server.port=8090",
            "  edges-routes status",
            "  edges-routes runs --due",
            "  edges-routes start linkedin-extract-connections --identity Ada --max-results 200",
            "  edges-routes subscriptions plan",
            "  edges-routes repair 3f2a",
            "  edges-routes export 3f2a > records.ndjson",
            "  edges-routes dead-letters list",
            "  edges-routes validate routes/*.yaml"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:the start or the command failed; the last lines say why",
            " 2:the command line was not understood",
            "130, 143:stopped by Ctrl-C, by SIGTERM"
        })
public final class EdgesCli implements Callable<Integer> {

    private final Map<String, String> settings;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Put the settings of config/application-NAME.properties first.")
    private String profile;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Limit a command to one of edges.workspaces.")
    private String workspace;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Log more, and print the stack trace of a failure.")
    private boolean debug;

    private EdgesCli(Map<String, String> settings) {
        this.settings = settings;
    }

    public static void main(String... args) {
        System.exit(execute(args));
    }

    static int execute(String... args) {
        CommandLineArguments arguments = CommandLineArguments.of(args);
        return commands(arguments.settings()).execute(arguments.rest().toArray(String[]::new));
    }

    /** @param settings given as arguments */
    static CommandLine commands(Map<String, String> settings) {
        EdgesCli cli = new EdgesCli(settings);
        RunCommandSupport support = new RunCommandSupport(cli::ledgers, cli::edges, Clock.systemUTC(), Sleeper.REAL);
        Confirmation confirmation =
                new Confirmation(Terminal.isInteractive(), new InputStreamReader(System.in, Charset.defaultCharset()));
        return new CommandLine(cli)
                .addSubcommand(new DemoCommand(cli::demo))
                .addSubcommand(new StatusCommand(cli::ledgers, Clock.systemUTC()))
                .addSubcommand(new StartCommand(support))
                .addSubcommand(new RunsCommand(support, confirmation))
                .addSubcommand(new CommandLine(new SchedulesCommand(support, confirmation))
                        .addSubcommand(new SchedulesMigrateCommand(support)))
                .addSubcommand(new IdentitiesCommand(support))
                .addSubcommand(new CommandLine(new SubscriptionsCommand(support, confirmation))
                        .addSubcommand(new SubscriptionsApplyCommand(support, confirmation)))
                .addSubcommand(new VerifyCommand(support))
                .addSubcommand(new RepairCommand(support))
                .addSubcommand(new ExportCommand(cli::ledgers, System.out))
                .addSubcommand(new LaunchesCommand(cli::ledgers))
                .addSubcommand(new DeadLettersCommand(cli::ledgers))
                .addSubcommand(new DownstreamsCommand(cli::ledgers))
                .addSubcommand(new ValidateCommand(cli::quietly))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(EdgesCli::notUnderstood)
                .setExecutionExceptionHandler((failure, command, parsed) -> cli.failed(failure, command.getErr()));
    }

    @Override
    public Integer call() throws Exception {
        if (workspace != null) {
            throw new SettingsException(List.of("--workspace is for a command; the service runs every workspace"));
        }
        LaunchOptions launch = launch();
        LogConfiguration.choose(launch, debug ? "DEBUG" : "INFO", LogConfiguration.ON_STANDARD_OUTPUT);
        return EdgesMain.run(launch);
    }

    private int demo() throws Exception {
        if (profile != null && !profile.equals(DemoCommand.PROFILE)) {
            throw new SettingsException(List.of("demo has a profile of its own; leave out --profile " + profile));
        }
        profile = DemoCommand.PROFILE;
        return call();
    }

    /** The ledgers that a command works on; no other setting matters to it. */
    private Map<Workspace, Supplier<Ledger>> ledgers() {
        Map<Workspace, EdgesSettings.Ledger> all = quietly().ledgers();
        Map<Workspace, Supplier<Ledger>> chosen = new LinkedHashMap<>();
        all.forEach((one, settings) -> {
            if (workspace == null || one.name().equals(workspace)) {
                chosen.put(one, () -> Ledger.openBeside(settings, Clock.systemUTC()));
            }
        });
        if (chosen.isEmpty()) {
            String names = all.keySet().stream().map(Workspace::name).collect(Collectors.joining(", "));
            throw new SettingsException(List.of("there is no workspace %s; %s"
                    .formatted(workspace, names.isEmpty() ? "edges.workspaces lists none" : "there is " + names)));
        }
        return chosen;
    }

    /** The settings of a workspace, for a command that calls Edges as the service does. */
    private EdgesSettings edges(Workspace of) {
        return quietly().settings().workspaces().stream()
                .filter(settings -> settings.workspace().equals(of))
                .findFirst()
                .orElseThrow();
    }

    /** For a command: only warnings are logged, to standard error. */
    private LaunchOptions quietly() {
        LaunchOptions launch = launch();
        LogConfiguration.choose(launch, debug ? "DEBUG" : "WARN", LogConfiguration.BESIDE_THE_ANSWER);
        return launch;
    }

    private LaunchOptions launch() {
        return LaunchOptions.of(Optional.ofNullable(profile), settings);
    }

    private int failed(Exception failure, PrintWriter err) {
        err.println("edges-routes: " + StartFailure.inWords(failure));
        if (debug) {
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static int notUnderstood(ParameterException wrong, String[] args) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println("edges-routes: " + wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException && !UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("Settings have the form --edges.NAME=VALUE; see edges-routes --help.");
        }
        return CommandLine.ExitCode.USAGE;
    }
}
