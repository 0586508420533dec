package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgesroutes.MatrixBudget;
import org.edgesroutes.sandbox.SandboxFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process that dies right before and right after a commit of the ledger, for each kind of commit that a
 * scenario makes, the first times that it makes it. {@link MatrixBudget} says how many a build takes; all of them have
 * each fault in turn.
 */
class KillMatrixTest {

    private static final int FIRST_TIMES = 3;

    @TempDir
    Path directory;

    private int made;

    private record Kill(MatrixScenario scenario, int commit, String moment) {}

    @Test
    void everyRecordIsDeliveredOnceAtWhicheverStepTheProcessIsKilled() throws IOException {
        MatrixBudget budget = new MatrixBudget();
        List<MatrixScenario> scenarios = scenarios();
        budget.shuffle(scenarios);
        int planned = 0;
        int played = 0;
        int struck = 0;
        int rehearsed = 0;
        while (rehearsed < scenarios.size() && budget.left()) {
            List<Kill> kills = kills(scenarios.get(rehearsed++));
            planned += kills.size();
            budget.shuffle(kills);
            for (int i = 0; i < kills.size() && (budget.complete() || i < 3) && budget.left(); i++) {
                struck += play(kills.get(i)) ? 1 : 0;
                played++;
            }
        }
        System.out.printf(
                "kill matrix: %d kills struck, %d of %d planned, in %d of %d scenarios, %s%n",
                struck, played, planned, rehearsed, scenarios.size(), budget.seedOption());
        assertThat(struck).isPositive();
    }

    /** None, and each fault with the one after it; every one in another reading of Edges. */
    private static List<MatrixScenario> scenarios() {
        List<MatrixScenario> all = new ArrayList<>(List.of(new MatrixScenario(Set.of(), 0)));
        List<SandboxFault> faults = new ArrayList<>(MatrixScenario.PASSING);
        // a call waits out a 429 by a clock, which stands still here
        faults.remove(SandboxFault.TOO_MANY);
        for (int i = 0; i < faults.size(); i++) {
            all.add(new MatrixScenario(
                    Set.of(faults.get(i), faults.get((i + 1) % faults.size())), 3 * i % MatrixScenario.TURNS));
        }
        return all;
    }

    private List<Kill> kills(MatrixScenario scenario) throws IOException {
        List<String> steps = new ArrayList<>();
        CommitWatcher recorder = new CommitWatcher() {
            @Override
            public synchronized void before(String step) {
                steps.add(step);
            }
        };
        try (KilledScenario rehearsal = new KilledScenario(scenario, directory())) {
            rehearsal.rehearse(recorder);
        }
        List<Kill> kills = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (int commit = 1; commit <= steps.size(); commit++) {
            if (times.merge(steps.get(commit - 1), 1, Integer::sum) <= FIRST_TIMES) {
                kills.add(new Kill(scenario, commit, "before"));
                kills.add(new Kill(scenario, commit, "after"));
            }
        }
        return kills;
    }

    private boolean play(Kill kill) throws IOException {
        try (KilledScenario scenario = new KilledScenario(kill.scenario, directory())) {
            return scenario.playWithDeath(kill.commit, kill.moment);
        } catch (AssertionError failure) {
            throw new AssertionError("killed %s commit %d".formatted(kill.moment, kill.commit), failure);
        }
    }

    private Path directory() throws IOException {
        return Files.createDirectory(directory.resolve(String.valueOf(made++)));
    }
}
