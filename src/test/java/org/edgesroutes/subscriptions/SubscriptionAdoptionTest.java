package org.edgesroutes.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.subscriptions.SubscriptionFixture.CONNECTIONS;
import static org.edgesroutes.subscriptions.SubscriptionFixture.FOLLOWERS;
import static org.edgesroutes.subscriptions.SubscriptionFixture.connections;
import static org.edgesroutes.subscriptions.SubscriptionFixture.sentences;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.sandbox.SandboxIdentity;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionAdoptionTest extends SubscriptionTestBase {

    private String run(String name) {
        return fixture.edges.run(SandboxRun.incremental(CONNECTIONS)
                .name(name)
                .input(Map.of(), null)
                .maxResults(100)
                .status("SUCCEEDED")
                .withoutCallback());
    }

    /** A run that may be of either of two identities. */
    private String runWithoutIdentity() {
        fixture.edges.reading(SandboxReading.RUN_SHAPE, "older");
        fixture.edges.identities().add(SandboxIdentity.engagement("Grace"));
        return run("network of Ada");
    }

    @Test
    void aRunOfThisNameAndInputsIsAdopted() {
        String run = run("ada");
        fixture.declare(connections("ada"));
        assertThat(fixture.plan()).containsExactly("ada adopt");
        fixture.tick();

        assertThat(fixture.plan()).isEmpty();
        assertThat(uid()).isEqualTo(run);
        assertThat(fixture.launches("async")).isEmpty();
    }

    @ParameterizedTest(name = "a run {0}")
    @CsvSource({"that is in full mode", "that is INVALID", "that is LIVE", "of a schedule", "of another action"})
    void aRunThatDoesSomethingElseIsNotAdopted(String kind) {
        SandboxRun plan = (kind.equals("that is in full mode")
                        ? SandboxRun.full(CONNECTIONS)
                        : SandboxRun.incremental(kind.equals("of another action") ? FOLLOWERS : CONNECTIONS))
                .name("ada")
                .status(kind.equals("that is INVALID") ? "INVALID" : "SUCCEEDED")
                .input(Map.of(), null);
        if (kind.equals("that is LIVE")) {
            plan.live();
        }
        fixture.edges.run(kind.equals("of a schedule") ? plan.scheduledBy("s-1") : plan);
        fixture.declare(connections("ada"));

        assertThat(fixture.plan()).containsExactly("ada start");
    }

    @Test
    void aRunThatPostsElsewhereIsNotAdopted() {
        fixture.edges.run(SandboxRun.incremental(CONNECTIONS)
                .name("ada")
                .status("SUCCEEDED")
                .input(Map.of(), null)
                .callback(URI.create("https://other.example.com/hook"), Map.of()));
        fixture.declare(connections("ada"));

        assertThat(fixture.plan()).containsExactly("ada start");
    }

    @Test
    void aRunUnderAnotherNameIsAdoptedWhereNoOtherCanBeMeant() {
        run("network of Ada");
        fixture.declare(connections("ada"));

        assertThat(fixture.plan()).containsExactly("ada adopt");
        fixture.edges.identities().add(SandboxIdentity.engagement("Grace"));
        assertThat(fixture.plan()).containsExactly("ada start");
    }

    @RaisesAndEnds(ReportKind.SUBSCRIPTION_NOT_STARTED)
    @Test
    void aRunWhoseIdentityCannotBeToldIsDecidedByAPerson() {
        String run = runWithoutIdentity();
        fixture.declare(connections("ada"));

        assertThat(sentences(fixture.tick()))
                .containsExactly(
                        "Edges has %s: it has the same action and inputs, but Edges does not tell its identity; say which by \"subscriptions apply --adopt ada=UID\", or \"--start ada\" where it is none of them"
                                .formatted(run));
        assertThat(fixture.reports()).containsExactly("subscription-not-started ada");
        assertThat(fixture.launches("async")).isEmpty();

        apply(new PlanOptions(false, Set.of(), Map.of("ada", run)));
        assertThat(uid()).isEqualTo(run);
        assertThat(fixture.tick()).extracting(PlanItem::step).containsExactly(PlanStep.IN_SYNC);
        assertThat(fixture.reports()).isEmpty();
    }

    @Test
    void theInputsOfARunAreReadOnceHoweverLongItStaysUndecided() {
        String run = runWithoutIdentity();
        declareAndTick(connections("ada"), connections("grace", "identity: Grace"));
        fixture.tick();

        assertThat(fixture.plan()).containsExactly("ada undecided", "grace undecided");
        assertThat(fixture.requests("GET", run + "/inputs")).hasSize(1);
    }

    @Test
    void aPersonMayStartAnotherOneBesideACandidate() {
        runWithoutIdentity();
        fixture.declare(connections("ada"));
        apply(new PlanOptions(false, Set.of("ada"), Map.of()));

        assertThat(fixture.launches("async")).hasSize(1);
        assertThat(fixture.plan()).isEmpty();
    }

    @Test
    void aRunOfThisNameWithOtherInputsIsDecidedByAPerson() {
        run("pages");
        fixture.declare(connections("pages", "inputs: [{linkedin_url: x}]"));

        assertThat(fixture.plan()).containsExactly("pages undecided");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "LIST_ENVELOPE, array",
        "LIST_ENVELOPE, items",
        "SCHEDULE_IDENTITIES, absent",
        "SCHEDULE_INPUTS, absent",
        "SCHEDULE_CALLBACK, absent",
        "SCHEDULE_UID, scheduled_run_uid",
        "LAUNCHED_SCHEDULE_UID, uid",
        "SCHEDULED_RUNS, same",
        "IDENTITIES_PAGING, limit-offset"
    })
    void aScheduleWhoseRunsAreIncrementalIsAdopted(SandboxReading reading, String choice) {
        fixture.edges.reading(reading, choice);
        declareAndTick(connections("ada", SCHEDULE, "cron: 0 * * * *"));
        String schedule = uid();
        fixture.edges.advance(Duration.ofHours(2));
        fixture.forget();
        assertThat(fixture.plan()).containsExactly("ada undecided");
        fixture.services.runs().changedOrDue();
        fixture.tick();

        assertThat(fixture.plan()).isEmpty();
        assertThat(uid()).isEqualTo(schedule);
        assertThat(fixture.edges.schedules().uids()).hasSize(1);
    }
}
