package org.edgesroutes.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.edgesroutes.api.PathSegment;
import org.edgesroutes.launches.LaunchDecisions;
import org.edgesroutes.launches.LaunchResult;
import org.edgesroutes.model.Intent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edges-routes launches}: works beside a running service. Exit code 1 means that nothing was done. */
@Command(
        name = "launches",
        description = "Lists launches, schedules and resumes that are not done; resolves an undecided one.",
        mixinStandardHelpOptions = true)
public final class LaunchesCommand implements Callable<Integer> {

    private final WorkspaceLedgers ledgers;

    @Spec
    private CommandSpec spec;

    /** @param ledgers opened for each command that needs them, and closed after it */
    public LaunchesCommand(WorkspaceLedgers ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command: list or resolve");
    }

    @Command(description = "Lists launches that are not done, the newest first.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--all", description = "Also those that are done, refused or abandoned.") boolean all,
            @Option(
                            names = "--limit",
                            paramLabel = "<number>",
                            defaultValue = "50",
                            converter = LimitConverter.class,
                            description = "The maximum per workspace, default 50.")
                    int limit,
            @Option(names = "--json", description = "One JSON object a line instead of a table.") boolean json) {
        return ledgers.onAll(spec, opened -> {
            List<OutputRow> rows = opened.stream()
                    .flatMap(one -> new LaunchDecisions(one.ledger())
                            .list(all, limit).stream().map(intent -> row(one, intent)))
                    .toList();
            LedgerCommandSupport.printer(spec, json)
                    .rows(
                            rows,
                            all ? "no launches" : "no launch is open",
                            "key",
                            "state",
                            "kind",
                            "action",
                            "created_at",
                            "result",
                            "error");
            return 0;
        });
    }

    private static OutputRow row(WorkspaceLedgers.Opened opened, Intent intent) {
        List<LaunchResult.Candidate> candidates = LaunchDecisions.candidates(intent);
        String perhaps = candidates.isEmpty()
                ? null
                : candidates.stream().map(LaunchResult.Candidate::uid).collect(Collectors.joining(" or ", "", "?"));
        return opened.row()
                .with("key", intent.key())
                .with("state", intent.state().word())
                .with("kind", intent.kind().word())
                .with("action", intent.action())
                .with("name", intent.name())
                .with("origin", intent.origin())
                .with("created_at", intent.createdAt())
                .with("sent_at", intent.sentAt())
                .with("look_at", intent.lookAt())
                .with("result", intent.resultUid() == null ? perhaps : intent.resultUid())
                .with("result_uid", intent.resultUid())
                .with("adopted", intent.adopted())
                .with("error", intent.error())
                .with(
                        "candidates",
                        candidates.stream().map(LaunchesCommand::row).toList());
    }

    private static OutputRow row(LaunchResult.Candidate candidate) {
        return new OutputRow()
                .with("uid", candidate.uid())
                .with("name", candidate.name())
                .with("status", candidate.status())
                .with("created_at", candidate.createdAt())
                .with("reason", candidate.reason());
    }

    @Command(
            description =
                    "Says what became of a launch whose answer was lost: the uid of its run or schedule, or --none.",
            mixinStandardHelpOptions = true)
    int resolve(
            @Parameters(paramLabel = "<key>", description = "As launches list shows it.") String key,
            @Parameters(paramLabel = "<uid>", arity = "0..1", description = "The run or schedule that it started.")
                    String uid,
            @Option(names = "--none", description = "It started nothing: a call with its key sends it again.")
                    boolean none) {
        if (none == (uid != null)) {
            throw new ParameterException(spec.commandLine(), "give either a uid, or --none");
        }
        if (uid != null && !PathSegment.isUid(uid)) {
            throw new ParameterException(spec.commandLine(), uid + " is no uid");
        }
        return ledgers.onAll(spec, all -> {
            List<LaunchDecisions> having = all.stream()
                    .map(one -> new LaunchDecisions(one.ledger()))
                    .filter(launches -> launches.knows(key))
                    .toList();
            if (having.size() > 1) {
                throw new ParameterException(
                        spec.commandLine(), "several workspaces have this key; say which one with --workspace");
            }
            if (having.isEmpty()) {
                return LedgerCommandSupport.failed(spec, "there is no launch with the key " + key);
            }
            Optional<String> obstacle = having.get(0).resolve(key, uid);
            if (obstacle.isPresent()) {
                return LedgerCommandSupport.failed(spec, obstacle.get());
            }
            spec.commandLine()
                    .getOut()
                    .println(none ? key + " had no effect and may be sent again" : key + " is " + uid);
            return 0;
        });
    }
}
