package org.edgesroutes.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.edgesroutes.model.CronSchedule;
import org.edgesroutes.model.LaunchRequest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that describe a launch. */
final class StartOptions {

    @Option(names = "--identity", paramLabel = "<identity>", description = "The uid or the exact name of an identity.")
    String identity;

    @Option(
            names = "--input",
            paramLabel = "<input>",
            description = {
                "A JSON object, or @FILE with a JSON array or one JSON object a line; may be repeated.",
                "Without it: one input without fields."
            })
    private List<String> inputs;

    @Option(
            names = "--parameters",
            paramLabel = "<json>",
            description = "Other parameters of the action, as a JSON object.")
    private String parameters;

    @Option(
            names = "--max-results",
            paramLabel = "<number>",
            converter = LimitConverter.class,
            description = {
                "The most records of an execution. Records beyond it are lost,",
                "so choose more than can be new between two executions."
            })
    private Integer maxResults;

    @Option(names = "--full", description = "Extract everything each time, instead of what is new (incremental).")
    private boolean full;

    @Option(names = "--name", paramLabel = "<name>", description = "A name for the run or schedule.")
    private String name;

    @Option(
            names = "--schedule",
            paramLabel = "<cron>",
            description = "Create a schedule: five fields, minute hour day-of-month month weekday.")
    private String cron;

    @Option(names = "--timezone", paramLabel = "<zone>", description = "The zone of --schedule, default UTC.")
    private String timezone;

    @Option(
            names = "--at",
            paramLabel = "<time>",
            converter = TimeConverter.class,
            description = "The first execution, or the only one without --schedule.")
    private Instant at;

    boolean isSchedule() {
        return cron != null || at != null;
    }

    /** Whether each execution extracts what is new, so that it needs an engagement identity. */
    boolean isIncremental() {
        return !full;
    }

    /** @return the cron expression; null without {@code --schedule} */
    CronSchedule cron(CommandSpec command) {
        try {
            return cron == null ? null : CronSchedule.parse(cron);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), "--schedule: " + wrong.getMessage());
        }
    }

    ZoneId zone(CommandSpec command) {
        try {
            return ZoneId.of(timezone == null ? "UTC" : timezone);
        } catch (DateTimeException unknown) {
            throw new ParameterException(
                    command.commandLine(),
                    "--timezone is \"%s\"; write an IANA zone such as Europe/Paris"
                            .formatted(TextTable.text(timezone)));
        }
    }

    /**
     * @param identityUid null for the choice of Edges
     * @param callbackUrl null where results are read from the outputs
     */
    LaunchRequest request(CommandSpec command, String action, String identityUid, String callbackUrl) {
        CronSchedule schedule = cron(command);
        return new LaunchRequest(
                action,
                name,
                InputArguments.inputs(command, inputs),
                parameters(command).toString(),
                identityUid == null ? List.of() : List.of(identityUid),
                null,
                callbackUrl,
                schedule == null ? null : schedule.expression(),
                schedule == null && at == null ? null : zone(command).getId(),
                at);
    }

    /** The request of a live run: one input, no callback, and the parameters as they were given. */
    LaunchRequest liveRequest(CommandSpec command, String action, String identityUid) {
        return new LaunchRequest(
                action,
                null,
                InputArguments.inputs(command, inputs),
                given(command).toString(),
                identityUid == null ? List.of() : List.of(identityUid),
                null,
                null,
                null,
                null,
                null);
    }

    /** How many records a live run brings at most. */
    int most() {
        return maxResults;
    }

    /** @throws ParameterException for what a live run does not have, before anything is asked or sent */
    void checkLive(CommandSpec command) {
        if (isSchedule() || timezone != null || full || name != null) {
            throw new ParameterException(
                    command.commandLine(), "--live has no --schedule, --at, --timezone, --full or --name");
        }
        if (maxResults == null) {
            throw new ParameterException(
                    command.commandLine(), "give --max-results: pages are read until there are as many records");
        }
        if (InputArguments.inputs(command, inputs).size() > 1) {
            throw new ParameterException(command.commandLine(), "--live takes one --input");
        }
    }

    /** @throws ParameterException for a combination that means nothing, before anything is asked or sent */
    void check(CommandSpec command) {
        cron(command);
        zone(command);
        InputArguments.inputs(command, inputs);
        given(command);
        if (timezone != null && cron == null) {
            throw new ParameterException(command.commandLine(), "--timezone is for --schedule");
        }
        if (name != null && name.length() > 255) {
            throw new ParameterException(command.commandLine(), "--name has more than 255 characters");
        }
        if (!full && maxResults == null && !given(command).has("max_results")) {
            throw new ParameterException(
                    command.commandLine(),
                    "give --max-results: its default at Edges is not known, and what lies beyond it is lost");
        }
    }

    private ObjectNode parameters(CommandSpec command) {
        ObjectNode all = given(command);
        if (!all.has("sync_mode")) {
            all.put("sync_mode", full ? "full" : "incremental");
        }
        if (maxResults != null) {
            all.put("max_results", maxResults);
        }
        return all;
    }

    private ObjectNode given(CommandSpec command) {
        return InputArguments.object(command, "--parameters", parameters == null ? "{}" : parameters);
    }
}
