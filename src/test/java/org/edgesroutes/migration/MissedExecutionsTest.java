package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.edgesroutes.model.MigrationState;
import org.junit.jupiter.api.Test;

class MissedExecutionsTest extends MigrationTestBase {

    @Test
    void executionsThatFallIntoTheGapAreToldAndMadeUpForByOneRunThatNothingContinues() throws Exception {
        dieAt(MigrationState.PAUSED);
        later(Duration.ofDays(1).plusHours(1));

        assertThat(process.move()).singleElement().matches(MigrationResult::moved);
        assertThat(migration().gap().missed()).isOne();
        assertThat(migration().gap().firstAt()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(MigrationResult.of(migration()).sentence()).contains("1 execution from 2026-03-02T08:00:00Z on");

        process.makeUp("s1");
        process.makeUp("s1");

        assertThat(edges.runs).hasSize(1);
        assertThat(edges.created.get(1).path("parameters").path("sync_mode").asText())
                .isEqualTo("full");
        assertThat(edges.created.get(1).has("cron")).isFalse();
        assertMoved();
        assertThat(migration().gap().runUid())
                .isEqualTo(edges.runs.get(0).path("uid").asText());
    }

    @Test
    void executionsAreMadeUpForAtOnceWhereThatWasAskedFor() {
        MigrationOptions makeUp = new MigrationOptions(null, 500, null, true, Map.of(), true);
        edges.schedules.get("s1").put("next_execution_at", "2026-03-01T08:00:30Z");
        clock.turn(Duration.ofSeconds(20));
        edges.whenCreated = one -> one.put("next_execution_at", "2026-03-02T08:00:00Z");

        assertThat(process.move(makeUp)).singleElement().matches(MigrationResult::moved);

        assertThat(edges.runs).hasSize(1);
        assertMoved();
    }

    @Test
    void anExecutionThatTheOldScheduleHasMadeIsNotMissed() {
        edges.schedules
                .get("s1")
                .put("next_execution_at", "2026-03-01T07:59:50Z")
                .put("last_executed_at", "2026-03-01T07:59:50Z");

        process.move();

        assertThat(migration().gap().missed()).isZero();
        assertThat(edges.created.get(0).path("schedule_at").asText()).isEqualTo("2026-03-02T08:00:00Z");
    }

    @Test
    void anExecutionThatTheNewScheduleMadeBeforeItWasReadBackIsNotMissed() {
        dieAt(MigrationState.CREATED);
        later(Duration.ofDays(1).plusHours(1));
        edges.successors("s1").get(0).put("next_execution_at", "2026-03-03T08:00:00Z");

        process.move();

        assertThat(migration().gap().missed()).isZero();
        assertThat(edges.runs).isEqualTo(List.of());
    }
}
