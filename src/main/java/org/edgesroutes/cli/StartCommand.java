package org.edgesroutes.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.edgesroutes.EdgesServices;
import org.edgesroutes.RunOperations;
import org.edgesroutes.launches.CallbackAddress;
import org.edgesroutes.launches.IdentityCheck;
import org.edgesroutes.launches.LaunchResult;
import org.edgesroutes.launches.LaunchService;
import org.edgesroutes.launches.LiveRun;
import org.edgesroutes.launches.Refusal;
import org.edgesroutes.model.CronSchedule;
import org.edgesroutes.model.LaunchRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes start}. */
@Command(
        name = "start",
        description = {
            "Starts a run of an action at Edges, or creates a schedule with --schedule or --at.",
            "The results go to this service: the address of the callback and its secret are added."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  edges-routes start linkedin-extract-connections --identity Ada --max-results 200",
            "  edges-routes start linkedin-extract-messages --identity Ada --max-results 500 \\",
            "      --schedule \"0 9 * * 1-5\" --timezone Europe/Paris --dry-run"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:started",
            " 1:refused by Edges, or it may have been started",
            " 2:the command line was not understood"
        })
final class StartCommand implements Callable<Integer> {

    /** An answer that stays lost is looked for so often; the running service goes on. */
    private static final int LOOKS = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunCommandSupport support;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<action>", description = "Such as linkedin-extract-connections.")
    private String action;

    @Mixin
    private StartOptions options;

    @Option(
            names = "--key",
            paramLabel = "<key>",
            description = "Names this start: the same key never starts a second run.")
    private String key;

    @Option(
            names = "--live",
            description = {
                "Run the action on one input now and print its records, one JSON object a line.",
                "Nothing is stored; a request whose answer is lost is not repeated."
            })
    private boolean live;

    @Option(names = "--dry-run", description = "Show the request, start nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    StartCommand(RunCommandSupport support) {
        this.support = support;
    }

    @Override
    public Integer call() {
        if (live) {
            return live();
        }
        options.check(spec);
        return support.onWorkspace(spec, (operations, opened, progress) -> {
            EdgesServices services = operations.services();
            CallbackAddress callbacks = new CallbackAddress(services.settings());
            String callback = callbacks.of(action).orElse(null);
            if (callback == null
                    && (options.isSchedule()
                            || !services.settings().completeness().fromOutputs())) {
                return LedgerCommandSupport.failed(spec, callbacks.missing());
            }
            try {
                progress.shows(0, 1, "reading the identities");
                LaunchRequest request =
                        options.request(spec, action, identity(services, options.isIncremental()), callback);
                progress.close();
                return dryRun ? show(opened, request) : start(operations, opened, request, progress);
            } catch (Refusal refusal) {
                return LedgerCommandSupport.failed(spec, "nothing was started: " + refusal.getMessage());
            }
        });
    }

    private int live() {
        options.checkLive(spec);
        if (key != null || dryRun) {
            throw new ParameterException(spec.commandLine(), "--live has no --key and no --dry-run");
        }
        return support.onWorkspace(spec, (operations, opened, progress) -> {
            try {
                EdgesServices services = operations.services();
                LaunchRequest request = options.liveRequest(spec, action, identity(services, false));
                progress.shows(0, options.most(), "running " + action);
                List<Object> records = new LiveRun(services.actions())
                        .records(
                                request,
                                options.most(),
                                false,
                                (page, array) -> progress.shows(page, page + 1, "read page " + page));
                progress.close();
                for (Object record : records) {
                    spec.commandLine().getOut().println(JSON.writeValueAsString(record));
                }
                return 0;
            } catch (Refusal refusal) {
                return LedgerCommandSupport.failed(spec, "nothing was run: " + refusal.getMessage());
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private String identity(EdgesServices services, boolean incremental) throws Refusal {
        return options.identity == null
                ? null
                : new IdentityCheck(services.identities().list()).require(options.identity, action, incremental);
    }

    private int show(WorkspaceLedgers.Opened opened, LaunchRequest request) {
        OutputRow row = described(opened.row(), request);
        LedgerCommandSupport.printer(spec, json).details(row);
        LedgerCommandSupport.printer(spec, json).text("nothing was started; leave out --dry-run to start it");
        return 0;
    }

    private OutputRow described(OutputRow row, LaunchRequest request) {
        row.with("action", request.action())
                .with("name", request.name())
                .with("mode", request.isSchedule() ? "schedule" : "run")
                .with("inputs", request.inputs().size())
                .with("parameters", new RawValue(request.parameters()))
                .with(
                        "identity_uid",
                        request.identityUids().isEmpty()
                                ? null
                                : request.identityUids().get(0))
                .with("callback_url", request.callbackUrl())
                .with("start_at", request.scheduleAt())
                .with("cron", request.cron())
                .with("timezone", request.timezone());
        CronSchedule cron = options.cron(spec);
        if (cron != null) {
            Instant from = request.scheduleAt() == null ? support.clock().instant() : request.scheduleAt();
            row.with("in_words", CronWords.of(cron))
                    .with(
                            "next_executions",
                            String.join(", ", SchedulePrinter.executions(cron, options.zone(spec), from)));
        }
        return row;
    }

    private int start(
            RunOperations operations, WorkspaceLedgers.Opened opened, LaunchRequest request, ProgressBar progress)
            throws InterruptedException {
        String name = key == null ? "command:" + UUID.randomUUID() : key;
        LaunchResult result = launch(operations, name, request, progress);
        progress.close();
        if (!result.done()) {
            return LedgerCommandSupport.failed(spec, LaunchSentence.of(result));
        }
        boolean run = !request.isSchedule();
        OutputRow row = opened.row().with(run ? "run_uid" : "schedule_uid", result.uid());
        described(row, request).with("key", name).with("adopted", result.adopted());
        if (json) {
            LedgerCommandSupport.printer(spec, true).details(row);
            return 0;
        }
        String uid = TextTable.text(result.uid());
        spec.commandLine()
                .getOut()
                .println(
                        run
                                ? "run %s is started; edges-routes runs show %s tells how it goes".formatted(uid, uid)
                                : "schedule %s is created: %s".formatted(uid, times(row)));
        if (run) {
            operations.look(result.uid());
        }
        return 0;
    }

    private static String times(OutputRow row) {
        return row.get("in_words") == null
                ? "once at " + TextTable.text(row.get("start_at"))
                : "%s (%s), next at %s".formatted(row.get("in_words"), row.get("timezone"), row.get("next_executions"));
    }

    /** Where the answer is lost, waits until Edges can be looked at. */
    private LaunchResult launch(RunOperations operations, String name, LaunchRequest request, ProgressBar progress)
            throws InterruptedException {
        LaunchService launches = operations.services().launches();
        LaunchResult result = launches.launch(name, "command start", request);
        for (int look = 1; look <= LOOKS && result.state() == LaunchResult.State.IN_DOUBT; look++) {
            Duration wait = Duration.between(support.clock().instant(), result.lookAt());
            LedgerCommandSupport.note(
                    spec,
                    "the answer was lost; Edges is looked at in %d s before anything is sent again"
                            .formatted(Math.max(1, wait.toSeconds())));
            support.sleeper().sleep(wait.isNegative() ? Duration.ofSeconds(1) : wait.plusMillis(1));
            result = launches.launch(name, "command start", request);
        }
        return result;
    }
}
