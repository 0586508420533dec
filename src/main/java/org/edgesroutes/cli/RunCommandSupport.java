package org.edgesroutes.cli;

import java.time.Clock;
import java.util.function.Function;
import org.edgesroutes.RunOperations;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.ledger.runs.RunQueries;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.Workspace;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Finds the run that a command names and opens what the command needs to call Edges about it.
 *
 * @param settings those of the service, by workspace
 */
record RunCommandSupport(
        WorkspaceLedgers ledgers, Function<Workspace, EdgesSettings> settings, Clock clock, Sleeper sleeper) {

    /** @return the exit code */
    @FunctionalInterface
    interface Work {
        int on(RunOperations desk, WorkspaceLedgers.Opened opened, String uid, ProgressBar progress)
                throws InterruptedException;
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
        ProgressBar progress = new ProgressBar(
                command.commandLine().getErr(), count == null ? 1 : count, Terminal.isWatched(), System::nanoTime);
        Sleeper budgeting = pause -> {
            progress.waits("waiting for the request budget");
            sleeper.sleep(pause);
        };
        try (progress;
                RunOperations desk = new RunOperations(known, opened.ledger(), clock, budgeting, sleeper)) {
            if (!desk.canAsk()) {
                return LedgerCommandSupport.failed(
                        command, known.workspace().own(SettingKey.API_KEY) + " is not set, so Edges cannot be asked");
            }
            return work.on(desk, opened, run.row().uid(), progress);
        } catch (EdgesApiException failure) {
            return LedgerCommandSupport.failed(command, failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return LedgerCommandSupport.failed(command, "interrupted; the next repair goes on from here");
        }
    }
}
