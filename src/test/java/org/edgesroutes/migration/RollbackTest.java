package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.edgesroutes.migration.FaultyServer.Fault;
import org.edgesroutes.model.MigrationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollbackTest extends MigrationTestBase {

    @ParameterizedTest
    @EnumSource(
            value = MigrationState.class,
            names = {"PAUSING", "PAUSED", "CREATING", "CREATED", "VERIFIED"})
    void fromEachStateTheOldScheduleIsResumedAndTheNewOneCancelled(MigrationState state) {
        dieAt(state);

        assertThat(process.rollback("s1")).singleElement().matches(MigrationResult::rolledBack);
        finish();

        assertThat(migration().state()).isEqualTo(MigrationState.ROLLED_BACK);
        assertStands();
    }

    @Test
    void aMigrationThatHasChangedNothingYetIsTakenBackWithoutAChange() {
        List<PlannedMigration> planned = process.plan();
        fail(0, Fault.ERROR_BEFORE);
        process.move(planned, row -> {});
        assertThat(migration().state()).isEqualTo(MigrationState.SAVED);

        process.rollback("s1");

        assertThat(migration().state()).isEqualTo(MigrationState.ROLLED_BACK);
        assertThat(edges.server.calls).noneMatch(call -> call.startsWith("POST"));
    }

    private void finish() {
        for (int minute = 0; minute < 10 && !process.migrations.open().isEmpty(); minute++) {
            later(Duration.ofMinutes(1));
            process.migrations.finishOpen();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_AFTER", "LATE", "ERROR_AFTER", "LOST_BEFORE"})
    void aNewScheduleWhoseCreationIsInDoubtIsLookedForFirst(Fault fault) {
        dieAt(MigrationState.CREATING);
        fail(3, fault);
        process.migrations.finishOpen();
        assertThat(edges.server.calls.get(edges.server.calls.size() - 1)).contains("run/schedule");
        assertThat(migration().state()).isEqualTo(MigrationState.CREATING);

        process.rollback("s1");
        finish();

        assertStands();
        assertThat(migration().newUid() == null).isEqualTo(fault == Fault.LOST_BEFORE);
    }

    @Test
    void aPauseThatReachesEdgesAfterTheOldScheduleWasResumedIsNoticed() {
        dieAt(MigrationState.PAUSING);
        fail(0, Fault.LATE);
        process.migrations.finishOpen();

        assertThat(process.rollback("s1")).singleElement().matches(MigrationResult::rolledBack);
        assertThat(migration().state()).isEqualTo(MigrationState.RESUMED);
        later(FaultyServer.LATE);
        assertThat(edges.status("s1")).isEqualTo("PAUSED");
        finish();

        assertStands();
        assertThat(migration().state()).isEqualTo(MigrationState.ROLLED_BACK);
    }

    @Test
    void whileACancelMayBeUnderWayNothingIsTakenBack() {
        dieAt(MigrationState.CANCELLING);
        fail(1, Fault.LATE);
        process.migrations.finishOpen();

        assertThatThrownBy(() -> process.rollback("s1")).hasMessageContaining("may still be under way");
        later(Duration.ofMinutes(1));
        assertThatThrownBy(() -> process.rollback("s1")).hasMessageContaining("is cancelled already");
        process.migrations.finishOpen();
        assertMoved();
        assertThatThrownBy(() -> process.rollback("s1")).hasMessageContaining("was moved");
    }

    @Test
    void aCancelThatEdgesRefusesCanBeTakenBackOnceItIsSettled() {
        dieAt(MigrationState.CANCELLING);
        fail(1, Fault.REFUSED);
        process.migrations.finishOpen();
        assertThat(migration().state()).isEqualTo(MigrationState.CANCELLING);

        later(Duration.ofMinutes(1));
        process.rollback("s1");
        finish();

        assertStands();
    }

    @Test
    void aNewScheduleStaysWhereTheOldOneCannotComeBack() {
        dieAt(MigrationState.CREATED);
        edges.schedules.get("s1").put("status", "CANCELLED");

        process.rollback("s1");

        assertMoved();
        assertThat(migration().reason()).contains("so the new one stays");
    }
}
