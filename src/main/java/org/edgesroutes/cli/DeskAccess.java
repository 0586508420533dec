package org.edgesroutes.cli;

import java.time.Clock;
import java.util.function.Function;
import org.edgesroutes.RunDesk;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.ledger.RunReader;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.Workspace;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A run and what can be done about it, for as long as a command needs it.
 *
 * @param settings those of the service, by workspace
 */
record DeskAccess(Ledgers ledgers, Function<Workspace, EdgesSettings> settings, Clock clock, Sleeper sleeper) {

    /** @return the exit code */
    @FunctionalInterface
    interface Work {
        int on(RunDesk desk, Ledgers.Opened opened, String uid, Progress progress) throws InterruptedException;
    }

    /** @return the exit code of the work; 1, after a sentence, when there is no such run or Edges cannot be asked */
    int on(CommandSpec command, String prefix, Work work) {
        return RunChoice.with(
                command,
                ledgers,
                prefix,
                (opened, run) -> on(command, settings.apply(opened.workspace()), opened, run, work));
    }

    private int on(CommandSpec command, EdgesSettings known, Ledgers.Opened opened, RunReader.Listed run, Work work) {
        Integer count = run.row().run().outputCount();
        Progress progress = new Progress(
                command.commandLine().getErr(), count == null ? 1 : count, Terminal.isWatched(), System::nanoTime);
        Sleeper budgeting = pause -> {
            progress.waits("waiting for the request budget");
            sleeper.sleep(pause);
        };
        try (progress;
                RunDesk desk = new RunDesk(known, opened.ledger(), clock, budgeting, sleeper)) {
            if (!desk.canAsk()) {
                return LedgerAccess.failed(
                        command, known.workspace().own(SettingKey.API_KEY) + " is not set, so Edges cannot be asked");
            }
            return work.on(desk, opened, run.row().uid(), progress);
        } catch (EdgesApiException failure) {
            return LedgerAccess.failed(command, failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return LedgerAccess.failed(command, "interrupted; the next repair goes on from here");
        }
    }
}
