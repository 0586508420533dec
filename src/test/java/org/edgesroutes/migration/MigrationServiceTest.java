package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.edgesroutes.MutableClock;
import org.edgesroutes.migration.SimulatedSchedules.Envelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MigrationServiceTest {

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock();
    private SimulatedSchedules edges;
    private MigrationProcess process;

    @BeforeEach
    void start() {
        edges = new SimulatedSchedules(clock, Envelope.BARE, false);
        edges.identity("i1", "engagement");
        edges.identity("i2", "standard");
        process = new MigrationProcess(directory, edges.url(), clock);
    }

    @AfterEach
    void stop() {
        process.close();
        edges.close();
        assertThat(edges.violations).isEmpty();
    }

    @Test
    void aScheduleIsMovedAndTheNewOneGoesOnWhereTheOldOneWouldHave() throws Exception {
        edges.schedule("s1", "i1");

        assertThat(process.move()).singleElement().matches(MigrationResult::moved);

        assertThat(edges.status("s1")).isEqualTo("CANCELLED");
        assertThat(edges.successors("s1")).singleElement().satisfies(fresh -> {
            assertThat(fresh.path("status").asText()).isEqualTo("ACTIVE");
            assertThat(fresh.path("schedule_at").asText()).isEqualTo("2026-03-02T08:00:00Z");
        });
        assertThat(edges.created.get(0).path("parameters").toString())
                .isEqualTo("{\"sync_mode\":\"incremental\",\"max_results\":500}");
        assertThat(process.migrations.latest("s1").orElseThrow().gap().missed()).isZero();
        System.out.println(edges.calls);
        System.out.println(Files.readString(directory.resolve("migrations/s1-1.json")));
    }
}
