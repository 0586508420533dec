package org.edgesroutes.cli;

import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.edgesroutes.RunOperations;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.ledger.runs.RunQueries;
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

    /** @return the exit code */
    @FunctionalInterface
    interface Work {
        int on(RunOperations operations, WorkspaceLedgers.Opened opened, String uid, ProgressBar progress)
                throws InterruptedException;
    }

    /** Calls to Edges that name no run of the ledger. */
    @FunctionalInterface
    interface Calls {
        int on(RunOperations operations, WorkspaceLedgers.Opened opened, ProgressBar progress)
                throws InterruptedException;
    }

    /** @return the exit code of the work; 1, after a sentence, where Edges cannot be asked or a workspace must be chosen */
    int onWorkspace(CommandSpec command, Calls work) {
        return ledgers.onAll(command, all -> {
            if (all.size() > 1) {
                return LedgerCommandSupport.failed(
                        command,
                        "there is more than one workspace; choose one of %s with --workspace"
                                .formatted(all.stream()
                                        .map(one -> one.workspace().name())
                                        .collect(Collectors.joining(", "))));
            }
            WorkspaceLedgers.Opened opened = all.get(0);
            EdgesSettings known = settings.apply(opened.workspace());
            return calling(command, known, opened, 1, (operations, progress) -> work.on(operations, opened, progress));
        });
    }

    /** @return the exit code of the work; 1, after a sentence, when there is no such run or Edges cannot be asked */
    int on(CommandSpec command, String prefix, Work work) {
        return RunLocator.with(
                command,
                ledgers,
                prefix,
                (opened, run) -> on(command, settings.apply(opened.workspace()), opened, run, work));
    }

    private int on(
            CommandSpec command,
            EdgesSettings known,
            WorkspaceLedgers.Opened opened,
            RunQueries.Listed run,
            Work work) {
        Integer count = run.row().run().outputCount();
        return calling(
                command,
                known,
                opened,
                count == null ? 1 : count,
                (operations, progress) -> work.on(operations, opened, run.row().uid(), progress));
    }

    private interface Calling {
        int with(RunOperations operations, ProgressBar progress) throws InterruptedException;
    }

    private int calling(
            CommandSpec command, EdgesSettings known, WorkspaceLedgers.Opened opened, int steps, Calling work) {
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
            return work.with(operations, progress);
        } catch (EdgesApiException failure) {
            return LedgerCommandSupport.failed(command, failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return LedgerCommandSupport.failed(command, "interrupted; the same command goes on from here");
        }
    }
}
