package org.edgesroutes.cli;

import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.edgesroutes.RunOperations;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.Workspace;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Opens what a command needs to call Edges, and finds the run that it names.
 *
 * @param settings those of the service, by workspace
 */
record RunCommandSupport(
        WorkspaceLedgers ledgers, Function<Workspace, EdgesSettings> settings, Clock clock, Sleeper sleeper) {

    /** The work of a command on the run that it names; returns the exit code. */
    @FunctionalInterface
    interface RunWork {
        int on(RunOperations operations, WorkspaceLedgers.Opened opened, String uid, ProgressBar progress)
                throws InterruptedException;
    }

    /** The work of a command on one workspace; returns the exit code. */
    @FunctionalInterface
    interface WorkspaceWork {
        int on(RunOperations operations, WorkspaceLedgers.Opened opened, ProgressBar progress)
                throws InterruptedException;
    }

    /** @return the exit code of the work; 1, after a sentence, where Edges cannot be asked or a workspace must be chosen */
    int onWorkspace(CommandSpec command, WorkspaceWork work) {
        return ledgers.onAll(command, all -> {
            if (all.size() > 1) {
                return LedgerCommandSupport.failed(
                        command,
                        "there is more than one workspace; choose one of %s with --workspace"
                                .formatted(all.stream()
                                        .map(one -> one.workspace().name())
                                        .collect(Collectors.joining(", "))));
            }
            return calling(command, all.get(0), 1, work);
        });
    }

    /** @return the exit code of the work; 1, after a sentence, when there is no such run or Edges cannot be asked */
    int on(CommandSpec command, String prefix, RunWork work) {
        return RunLocator.with(command, ledgers, prefix, (found, run) -> {
            Integer count = run.row().run().outputCount();
            return calling(
                    command,
                    found,
                    count == null ? 1 : count,
                    (operations, opened, progress) ->
                            work.on(operations, opened, run.row().uid(), progress));
        });
    }

    private int calling(CommandSpec command, WorkspaceLedgers.Opened opened, int steps, WorkspaceWork work) {
        EdgesSettings known = settings.apply(opened.workspace());
        ProgressBar progress =
                new ProgressBar(command.commandLine().getErr(), steps, Terminal.isWatched(), System::nanoTime);
        Sleeper budgeting = pause -> {
            progress.waits("waiting for the request budget");
            sleeper.sleep(pause);
        };
        try (progress;
                RunOperations operations = new RunOperations(known, opened.ledger(), clock, budgeting, sleeper)) {
            if (!operations.canAsk()) {
                return LedgerCommandSupport.failed(
                        command, known.workspace().own(SettingKey.API_KEY) + " is not set, so Edges cannot be asked");
            }
            return work.on(operations, opened, progress);
        } catch (EdgesApiException failure) {
            return LedgerCommandSupport.failed(command, failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return LedgerCommandSupport.failed(command, "interrupted; the same command goes on from here");
        }
    }
}
