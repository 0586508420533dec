package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.edgesroutes.model.LaunchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationPlannerTest extends MigrationTestBase {

    private PlannedMigration planned(String... uids) {
        return process.plan(uids).get(0);
    }

    private static MigrationOptions given(String parameters, GivenDefinition definition) {
        return new MigrationOptions(null, 500, parameters, false, Map.of("s1", definition), false);
    }

    @Test
    void aPlanChangesNothing() {
        assertThat(planned().leftOut()).isNull();
        assertThat(edges.server.calls).noneMatch(call -> call.startsWith("POST"));
        assertThat(process.migrations.latest("s1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "status, PAUSED, it is PAUSED, false",
        "status, CANCELLED, it is CANCELLED, true",
        "status, COMPLETED, it is COMPLETED, true",
        "status, NEW, its status is NEW, false",
        "cron, , it is executed once, false",
        "action_name, , Edges does not say its action, false",
        "inputs, , Edges shows no inputs of it, false",
        "identity_ids, , Edges shows no identity of it, false"
    })
    void whatCannotBeMovedIsLeftOutWithTheReason(String field, String value, String reason, boolean settled) {
        edges.endedByAPerson.add("s1");
        ObjectNode old = edges.schedules.get("s1");
        if (value == null) {
            old.remove(field);
        } else {
            old.put(field, value);
        }

        assertThat(planned("s1").leftOut()).startsWith(reason);
        assertThat(planned("s1").settled()).isEqualTo(settled);
        assertThat(process.move("s1")).isEmpty();
    }

    @Test
    void aStandardIdentityAndOneOfNoneAreNamed() {
        edges.schedule("s1", "i2");
        assertThat(planned().leftOut()).contains("name of i2", "standard", "needs engagement");
        edges.schedule("s1", "i9");
        assertThat(planned().leftOut()).contains("i9 is not in this workspace");
    }

    @Test
    void aScheduleWhoseLatestRunIsIncrementalNeedsNoMigration() {
        ObjectNode run = edges.schedules.get("s1").objectNode();
        run.put("uid", "r1").put("scheduled_run_uid", "s1").put("action_name", SimulatedSchedules.ACTION);
        run.putObject("parameters").put("sync_mode", "incremental");
        edges.runs.add(run);

        assertThat(planned().leftOut()).contains("incremental already");
        assertThat(planned().settled()).isTrue();
    }

    @Test
    void aScheduleThatThisBundleCreatedAsIncrementalNeedsNoMigration() {
        LaunchRequest wanted = planned().wanted();
        edges.whenCreated = one -> one.put("from", "no old one");
        String uid = process.services.launches().launch("key", "test", wanted).uid();

        assertThat(planned(uid).leftOut()).contains("incremental already");
    }

    @Test
    void aMovedScheduleAndTheOneInItsPlaceNeedNoMigration() {
        process.move();

        assertThat(process.plan()).hasSize(2).allMatch(PlannedMigration::settled);
        assertThat(process.plan()).extracting(PlannedMigration::leftOut).anyMatch(why -> why.contains("was moved to"));
    }

    @Test
    void anActionThatIsNotKnownToSupportItHasToBeNamed() {
        edges.schedules.get("s1").put("action_name", "linkedin-search-people");

        assertThat(planned().leftOut()).contains("not known to support incremental sync");
        assertThat(planned("s1").leftOut()).isNull();
        MigrationOptions named = new MigrationOptions("linkedin-search-people", 5, null, true, Map.of(), false);
        assertThat(process.migrations.plan(List.of(), named)).singleElement().matches(one -> one.leftOut() == null);
    }

    @Test
    void otherParametersAreGivenOrWaived() {
        MigrationOptions neither = new MigrationOptions(null, 500, null, false, Map.of(), false);
        assertThat(process.migrations.plan(List.of(), neither).get(0).leftOut()).contains("--no-other-parameters");

        GivenDefinition own = new GivenDefinition("mine", "{\"depth\": 2}", 7, List.of("i1"), List.of("{\"a\":1}"));
        LaunchRequest wanted = process.migrations
                .plan(List.of(), given("{\"depth\": 1}", own))
                .get(0)
                .wanted();

        assertThat(wanted.name()).isEqualTo("mine");
        assertThat(wanted.parameters()).isEqualTo("{\"depth\":2,\"sync_mode\":\"incremental\",\"max_results\":7}");
        assertThat(wanted.inputs()).containsExactly("{\"a\":1}");
        assertThat(process.migrations
                        .plan(List.of(), given("{\"depth\": 1}", GivenDefinition.NONE))
                        .get(0)
                        .wanted()
                        .parameters())
                .isEqualTo("{\"depth\":1,\"sync_mode\":\"incremental\",\"max_results\":500}");
    }

    @Test
    void theCallbackOfTheLatestRunIsShownWithoutItsSecretsWhereTheScheduleHasNone() {
        edges.schedules.get("s1").remove("callback");
        ObjectNode run = edges.schedules.get("s1").objectNode();
        run.put("uid", "r1").put("scheduled_run_uid", "s1").put("output_count", 812);
        run.putObject("callback").put("url", "https://me:hidden@run.example.com:8443/hook?token=hidden");
        edges.runs.add(run);

        assertThat(planned().oldCallback()).isEqualTo("https://run.example.com:8443/hook");
        assertThat(planned().wanted().callbackUrl()).isEqualTo(MigrationProcess.CALLBACKS + SimulatedSchedules.ACTION);
        assertThat(planned().lastOutputs()).isEqualTo(812);
    }

    @Test
    void aLongNameIsCutSoThatEdgesTakesIt() {
        edges.schedules.get("s1").put("name", "n".repeat(255));

        assertThat(planned().wanted().name()).hasSize(255).endsWith(" (incremental, from s1)");
    }
}
