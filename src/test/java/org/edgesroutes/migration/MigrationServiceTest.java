package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.migration.FaultyServer.Fault;
import org.edgesroutes.model.MigrationState;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationServiceTest extends MigrationTestBase {

    @Test
    void aScheduleIsMovedAndTheNewOneGoesOnWhereTheOldOneWouldHave() {
        assertThat(process.move()).singleElement().matches(MigrationResult::moved);

        assertMoved();
        assertThat(edges.successors("s1").get(0).path("schedule_at").asText()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(edges.created.get(0).path("parameters").toString())
                .isEqualTo("{\"sync_mode\":\"incremental\",\"max_results\":500}");
        assertThat(migration().gap().missed()).isZero();
    }

    @Test
    void theDefinitionIsInAFileAndNoSecretIsInItOrInTheLedger() throws Exception {
        process.move();

        String file = Files.readString(directory.resolve("migrations/s1-1.json"));
        assertThat(file)
                .contains("\"uid\" : \"s1\"", "https://old.example.com/hook", "\"sync_mode\" : \"incremental\"");
        assertThat(file + migration().definition()).doesNotContain("hidden", MigrationProcess.SECRET, "key-that");
    }

    @Test
    void recordsOfTheOldScheduleAndOfTheNewOneBelongToOneSource() {
        process.move();

        String fresh = edges.successors("s1").get(0).path("uid").asText();
        assertThat(process.ledger.<List<Long>>read(tx -> tx.list(
                        "SELECT DISTINCT source_id FROM edges_source WHERE kind = 'schedule' AND name IN (?, ?)",
                        row -> row.getLong(1),
                        "s1",
                        fresh)))
                .hasSize(1);
    }

    @Test
    void aNewScheduleThatEdgesRefusesLeavesTheOldOneAsItWas() {
        process.plan();
        int before = edges.server.calls.size();
        process.plan();
        fail(edges.server.calls.size() - before + 5, Fault.REFUSED);

        assertThat(process.move()).singleElement().matches(MigrationResult::rolledBack);

        assertStands();
        later(Duration.ofMinutes(1));
        process.migrations.finishOpen();
        assertThat(migration().state()).isEqualTo(MigrationState.ROLLED_BACK);
        assertThat(migration().reason()).contains("Edges refused the new schedule");
        assertThat(process.move()).singleElement().matches(MigrationResult::moved);
        assertThat(migration().attempt()).isEqualTo(2);
    }

    @Test
    void aNewScheduleThatIsNotAsItShouldBeIsCancelledAndTheOldOneResumed() {
        edges.whenCreated = one -> one.put("cron", "0 10 * * *");

        assertThat(process.move()).singleElement().matches(MigrationResult::rolledBack);

        assertStands();
        assertThat(migration().reason()).contains("its cron expression is 0 10 * * *, not 0 9 * * *");
    }

    @Test
    void fieldsThatEdgesDoesNotGiveBackAreNoDifference() {
        edges.hidden = List.of("cron", "timezone", "callback", "next_execution_at", "created_at", "name");
        MigrationOptions given = new MigrationOptions(null, 5, null, true, Map.of(), false);
        List<PlannedMigration> planned = process.migrations.plan(List.of("s1"), given);
        assertThat(planned).singleElement().matches(one -> one.leftOut().contains("executed once"));

        edges.hidden = List.of("callback", "next_execution_at", "created_at", "name");
        assertThat(process.move()).singleElement().matches(MigrationResult::moved);
        assertMoved();
    }

    @RaisesAndEnds(ReportKind.SCHEDULE_MIGRATION)
    @ParameterizedTest
    @EnumSource(
            value = MigrationState.class,
            names = {"PAUSING", "PAUSED", "CREATING", "CREATED", "VERIFIED", "CANCELLING"})
    void theServiceFinishesWhatAKilledCommandHasBegunAndReportsIt(MigrationState state) {
        dieAt(state);
        assertThat(open()).extracting(ReportRecord::kind).containsExactly("schedule-migration");

        for (int minute = 0; minute < 5 && !process.migrations.open().isEmpty(); minute++) {
            process.migrations.finishOpen();
            later(Duration.ofMinutes(1));
        }

        assertMoved();
        assertThat(open()).isEmpty();
    }

    private List<ReportRecord> open() {
        return process.services.reports().open();
    }

    @Test
    void twoProcessesNeverWorkOnOneScheduleAtOnce() {
        dieAt(MigrationState.PAUSED);
        try (MigrationProcess beside = new MigrationProcess(directory, edges.server.url(), clock, true)) {
            int calls = edges.server.calls.size();
            beside.migrations.finishOpen();

            assertThat(beside.move("s1")).singleElement().matches(MigrationResult::busy);
            assertThatThrownBy(() -> beside.rollback("s2")).hasMessageContaining("has no migration");
            assertThat(edges.server.calls.subList(calls, edges.server.calls.size()))
                    .allMatch(call -> call.startsWith("GET"));

            clock.turn(Duration.ofMinutes(10));
            beside.migrations.finishOpen();
            assertMoved();
        }
    }

    @RaisesAndEnds(ReportKind.SCHEDULE_MIGRATION_STUCK)
    @Test
    void aStepThatCannotBeMadeIsReportedUntilItIsMade() {
        dieAt(MigrationState.PAUSED);
        fail(0, Fault.ERROR_BEFORE);
        process.migrations.finishOpen();

        assertThat(open()).extracting(ReportRecord::kind).contains("schedule-migration-stuck");

        process.migrations.finishOpen();
        assertThat(open()).isEmpty();
        assertMoved();
    }

    @Test
    void afterAFailureNoFurtherScheduleIsBegun() {
        edges.schedule("s2", "i1");
        int before = edges.server.calls.size();
        List<PlannedMigration> planned = process.plan();
        fail(1, Fault.ERROR_BEFORE);

        assertThat(process.move(planned, row -> {})).hasSize(1);
        assertThat(edges.server.calls.size()).isGreaterThan(before);
        assertThat(process.migrations.latest("s2")).isEmpty();
        assertThat(edges.status("s2")).isEqualTo("ACTIVE");
    }

    @Test
    void aScheduleThatAPersonCancelsMeanwhileStaysCancelled() {
        dieAt(MigrationState.PAUSED);
        edges.schedules.get("s1").put("status", "CANCELLED");
        edges.endedByAPerson.add("s1");

        process.migrations.finishOpen();

        assertThat(migration().state()).isEqualTo(MigrationState.ROLLED_BACK);
        assertThat(migration().reason()).contains("ended elsewhere");
        assertThat(edges.created).isEmpty();
    }

    @Test
    void aScheduleThatAPersonResumesMeanwhileIsPausedBeforeTheNewOneIsCreated() {
        dieAt(MigrationState.CREATING);
        edges.schedules.get("s1").put("status", "ACTIVE");

        assertThat(process.move()).singleElement().matches(MigrationResult::moved);
        assertMoved();
    }
}
