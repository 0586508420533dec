package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.edgesroutes.MutableClock;
import org.edgesroutes.migration.FaultyServer.Fault;
import org.edgesroutes.migration.SimulatedSchedules.Envelope;
import org.edgesroutes.model.MigrationState;
import org.edgesroutes.model.ScheduleMigration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that migrates schedules of a simulated Edges, which never loses one and never has two active. */
@Timeout(120)
abstract class MigrationTestBase {

    @TempDir
    Path directory;

    final MutableClock clock = new MutableClock();
    SimulatedSchedules edges;
    MigrationProcess process;

    @BeforeEach
    void start() {
        edges = new SimulatedSchedules(clock, Envelope.BARE, false);
        edges.identity("i1", "engagement");
        edges.identity("i2", "standard");
        edges.schedule("s1", "i1");
        process = new MigrationProcess(directory, edges.server.url(), clock);
    }

    @AfterEach
    void stop() {
        process.close();
        edges.close();
        assertThat(edges.violations).isEmpty();
    }

    /** The process dies when a state is in the ledger. */
    void dieAt(MigrationState state) {
        Error death = new Error("the process dies");
        try {
            process.move(process.plan(), row -> {
                if (row.state() == state) {
                    throw death;
                }
            });
        } catch (Error same) {
            assertThat(same).isSameAs(death);
        }
        process.close();
        process = new MigrationProcess(directory, edges.server.url(), clock);
    }

    /** The call that comes after so many others, from now on, fails. */
    void fail(int after, Fault fault) {
        edges.server.faults.put(edges.server.calls.size() + after, fault);
    }

    void later(Duration time) {
        clock.turn(time);
        edges.server.settle();
    }

    ScheduleMigration migration() {
        return process.migrations.latest("s1").orElseThrow();
    }

    void assertMoved() {
        assertThat(edges.status("s1")).isEqualTo("CANCELLED");
        assertThat(edges.successors("s1"))
                .filteredOn(one -> !one.path("status").asText().equals("CANCELLED"))
                .singleElement()
                .matches(one -> one.path("status").asText().equals("ACTIVE"));
        assertThat(migration().state()).isEqualTo(MigrationState.MOVED);
    }

    void assertStands() {
        assertThat(edges.status("s1")).isEqualTo("ACTIVE");
        assertThat(edges.successors("s1"))
                .allMatch(one -> one.path("status").asText().equals("CANCELLED"));
    }
}
