package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.MutableClock;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.model.ScheduleMigration;

/** The migration of five schedules in one scenario, until nothing is on its way any more. */
final class MigrationStory implements AutoCloseable {

    private static final int ROUNDS = 30;

    /** The process dies. */
    private static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }

    private final MigrationScenario scenario;
    private final Path directory;
    private final MutableClock clock = new MutableClock();
    private final SimulatedSchedules edges;
    private MigrationProcess process;
    private boolean died;
    private int commits;

    MigrationStory(MigrationScenario scenario, Path directory) {
        this.scenario = scenario;
        this.directory = directory;
        edges = new SimulatedSchedules(clock, scenario.envelope(), scenario.byOffset());
        edges.identity("i1", "engagement");
        edges.identity("i2", "standard");
        edges.identity("i3", "engagement");
        for (int i = 0; i < MigrationScenario.SCHEDULES; i++) {
            edges.schedule("s" + i, "i1");
        }
        process = new MigrationProcess(directory, edges.server.url(), clock);
    }

    boolean died() {
        return died;
    }

    void play() {
        List<PlannedMigration> planned = process.plan();
        edges.server.calls.clear();
        int begin = scenario.schedule() * MigrationScenario.CALLS;
        if (scenario.fault() != null) {
            edges.server.faults.put(begin + scenario.faulty(), scenario.fault());
        }
        MigrationScenario.Kill kill = scenario.kill();
        edges.server.listener = (number, moment) -> {
            if (kill != null && kill.moment().equals(moment) && number == begin + kill.number()) {
                died = true;
                process.ledger.close();
            }
        };
        first(planned);
        edges.server.listener = FaultyServer.Listener.NONE;
        if (died) {
            process.close();
            process = new MigrationProcess(directory, edges.server.url(), clock);
        }
        for (int round = 0; round < ROUNDS && !settled(); round++) {
            tolerant(this::round);
            clock.turn(Duration.ofMinutes(1));
            edges.server.settle();
        }
    }

    private void first(List<PlannedMigration> planned) {
        try {
            process.move(planned, this::committed);
        } catch (Death | RuntimeException failure) {
            if (!died) {
                throw failure;
            }
        }
    }

    private void committed(ScheduleMigration row) {
        MigrationScenario.Kill kill = scenario.kill();
        boolean mine = row.oldUid().equals("s" + scenario.schedule());
        if (mine && kill != null && kill.moment().equals("commit") && commits++ == kill.number()) {
            died = true;
            throw new Death();
        }
    }

    /** A command that cannot ask Edges ends with a sentence and an exit code. */
    private static void tolerant(Runnable command) {
        try {
            command.run();
        } catch (EdgesApiException failure) {
            assertThat(failure).hasMessageContaining("/v1/");
        }
    }

    private void round() {
        switch (scenario.then()) {
            case THE_COMMAND_AGAIN -> process.move();
            case THE_SERVICE -> process.migrations.finishOpen();
            default -> rollback();
        }
    }

    private void rollback() {
        for (ScheduleMigration row : process.migrations.open()) {
            try {
                process.rollback(row.oldUid());
            } catch (IllegalStateException impossible) {
                process.move(row.oldUid());
            }
        }
    }

    private boolean settled() {
        return process.migrations.open().isEmpty()
                && (scenario.then() != MigrationScenario.Then.THE_COMMAND_AGAIN
                        || moved() == MigrationScenario.SCHEDULES);
    }

    private int moved() {
        int moved = 0;
        for (int i = 0; i < MigrationScenario.SCHEDULES; i++) {
            moved += edges.status("s" + i).equals("CANCELLED") ? 1 : 0;
        }
        return moved;
    }

    /** What must not be, in words. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(edges.violations);
        process.migrations.open().forEach(row -> problems.add("never ended: " + row));
        for (int i = 0; i < MigrationScenario.SCHEDULES; i++) {
            long active = edges.successors("s" + i).stream()
                    .filter(one -> one.path("status").asText().equals("ACTIVE"))
                    .count();
            long left = edges.successors("s" + i).stream()
                    .filter(one -> !one.path("status").asText().equals("CANCELLED"))
                    .count();
            String old = edges.status("s" + i);
            boolean isMoved = old.equals("CANCELLED") && active == 1 && left == 1;
            boolean stands = old.equals("ACTIVE") && left == 0;
            if (!isMoved && !stands) {
                problems.add("s%d is %s, with %d new ones left and %d active".formatted(i, old, left, active));
            }
        }
        if (scenario.then() == MigrationScenario.Then.THE_COMMAND_AGAIN && moved() < MigrationScenario.SCHEDULES) {
            problems.add("moved are only " + moved());
        }
        return problems;
    }

    @Override
    public void close() {
        process.close();
        edges.close();
    }
}
