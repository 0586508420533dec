package org.edgesroutes.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.subscriptions.SubscriptionFixture.connections;
import static org.edgesroutes.subscriptions.SubscriptionFixture.subscription;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.ledger.subscriptions.TrackedSubscription;
import org.edgesroutes.model.ScheduleChange;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxIdentity;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionServiceTest {

    private static final String SCHEDULE = "mode: schedule";
    private static final String CRON = "cron: 0 6 * * 1-5";

    @TempDir
    Path directory;

    private SubscriptionFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SubscriptionFixture(directory);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private String run(String name) {
        return fixture.edges.run(SandboxRun.incremental(SubscriptionFixture.CONNECTIONS)
                .name(name)
                .input(Map.of(), null)
                .maxResults(100)
                .status("SUCCEEDED")
                .withoutCallback());
    }

    private String uid() {
        return fixture.rows.text("SELECT uid FROM edges_subscription_part WHERE state = 'started'");
    }

    @Test
    void whatIsMissingIsStartedOnceAndThenThePlanIsEmpty() {
        fixture.declare(connections("ada"));
        assertThat(fixture.plan()).containsExactly("ada start");
        assertThat(fixture.launches("async")).isEmpty();

        fixture.tick();

        assertThat(fixture.plan()).isEmpty();
        fixture.tick();
        fixture.restart();
        fixture.tick();
        assertThat(fixture.launches("async"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .isEqualTo(
                                "{\"parameters\":{\"sync_mode\":\"incremental\",\"max_results\":100},\"identity_ids\":[\"%s\"],\"name\":\"ada\",\"inputs\":[{}],\"callback\":{\"url\":\"%s/edges/callbacks/%s\",\"headers\":{},\"on\":\"all\"}}"
                                        .formatted(
                                                fixture.ada,
                                                fixture.webhook.url(""),
                                                SubscriptionFixture.CONNECTIONS)));
        assertThat(fixture.edges.runs()).containsExactly(uid());
        assertThat(fixture.reports()).isEmpty();
    }

    @Test
    void aScheduleIsCreatedWithItsTimes() {
        fixture.declare(connections("ada", SCHEDULE, CRON, "timezone: Europe/Paris", "start-at: 2026-06-01T06:00"));
        fixture.tick();
        fixture.tick();

        assertThat(fixture.plan()).isEmpty();
        assertThat(fixture.launches("schedule"))
                .singleElement()
                .satisfies(
                        request -> assertThat(request.body())
                                .endsWith(
                                        "\"cron\":\"0 6 * * 1-5\",\"timezone\":\"Europe/Paris\",\"schedule_at\":\"2026-06-01T04:00:00Z\"}"));
        assertThat(fixture.edges.schedules().uids()).containsExactly(uid());
    }

    @Test
    void moreThanAHundredInputsBecomeSeveralLaunches() {
        StringBuilder inputs = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            inputs.append("{\"linkedin_company_id\":%d}\n".formatted(i));
        }
        SubscriptionFixture.write(directory.resolve("pages"), inputs.toString());
        fixture.declare(subscription("pages", SubscriptionFixture.FOLLOWERS, "inputs-file: pages"));
        fixture.tick();

        assertThat(fixture.launches("async"))
                .extracting(request -> request.body().replaceFirst(".*\"name\":\"([^\"]*)\".*", "$1"))
                .containsExactly("pages (1 of 3)", "pages (2 of 3)", "pages (3 of 3)");
        assertThat(fixture.plan()).isEmpty();
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
                        ? SandboxRun.full(SubscriptionFixture.CONNECTIONS)
                        : SandboxRun.incremental(
                                kind.equals("of another action")
                                        ? SubscriptionFixture.FOLLOWERS
                                        : SubscriptionFixture.CONNECTIONS))
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
        fixture.edges.run(SandboxRun.incremental(SubscriptionFixture.CONNECTIONS)
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
        fixture.edges.reading(SandboxReading.RUN_SHAPE, "older");
        fixture.edges.identities().add(SandboxIdentity.engagement("Grace"));
        String run = run("network of Ada");
        fixture.declare(connections("ada"));

        assertThat(SubscriptionFixture.sentences(fixture.tick()))
                .containsExactly(
                        "Edges has %s, but it has the same action and inputs, but Edges does not tell its identity; say which by \"subscriptions apply --adopt ada=UID\", or \"--start ada\" where it is none of them"
                                .formatted(run));
        assertThat(fixture.reports()).containsExactly("subscription-not-started ada");
        assertThat(fixture.launches("async")).isEmpty();

        fixture.subscriptions()
                .apply(new PlanOptions(false, Set.of(), Map.of("ada", run)), SubscriptionService.Watcher.NONE);
        assertThat(uid()).isEqualTo(run);
        assertThat(fixture.tick()).extracting(PlanItem::step).containsExactly(PlanStep.IN_SYNC);
        assertThat(fixture.reports()).isEmpty();
    }

    @Test
    void theInputsOfARunAreReadOnceHoweverLongItStaysUndecided() {
        fixture.edges.reading(SandboxReading.RUN_SHAPE, "older");
        fixture.edges.identities().add(SandboxIdentity.engagement("Grace"));
        String run = run("network of Ada");
        fixture.declare(connections("ada"), connections("grace", "identity: Grace"));
        fixture.tick();
        fixture.tick();

        assertThat(fixture.plan()).containsExactly("ada undecided", "grace undecided");
        assertThat(fixture.requests("GET", run + "/inputs")).hasSize(1);
    }

    @Test
    void aPersonMayStartAnotherOneBesideACandidate() {
        fixture.edges.reading(SandboxReading.RUN_SHAPE, "older");
        fixture.edges.identities().add(SandboxIdentity.engagement("Grace"));
        run("network of Ada");
        fixture.declare(connections("ada"));
        fixture.subscriptions()
                .apply(new PlanOptions(false, Set.of("ada"), Map.of()), SubscriptionService.Watcher.NONE);

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
        fixture.declare(connections("ada", SCHEDULE, "cron: 0 * * * *"));
        fixture.tick();
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

    @Test
    void aStoppedRunStaysSo() {
        fixture.declare(connections("ada"));
        fixture.tick();
        fixture.services.api().cancelRun(uid());
        fixture.edges.advance(Duration.ofMinutes(20));
        fixture.services.runs().changedOrDue();

        assertThat(SubscriptionFixture.sentences(fixture.tick()))
                .containsExactly(
                        "its run was stopped and stays so; \"runs resume %s\" goes on with it, \"subscriptions apply --recreate ada\" starts another one"
                                .formatted(uid()));
        assertThat(fixture.launches("async")).hasSize(1);
    }

    @Test
    void aPausedOrCancelledScheduleStaysSo() {
        fixture.declare(connections("ada", SCHEDULE, CRON));
        fixture.tick();
        fixture.services.schedules().change(uid(), ScheduleChange.PAUSE);
        assertThat(SubscriptionFixture.steps(fixture.tick())).containsExactly("ada paused");
        fixture.services.schedules().change(uid(), ScheduleChange.CANCEL);

        assertThat(SubscriptionFixture.steps(fixture.tick())).containsExactly("ada cancelled");
        assertThat(fixture.launches("schedule")).hasSize(1);
    }

    @RaisesAndEnds(ReportKind.SUBSCRIPTION_DIFFERS)
    @Test
    void aDifferenceIsToldAndRecreatedOnlyWhenTold() {
        fixture.declare(connections("ada"));
        fixture.tick();
        String before = uid();
        fixture.edges.advance(Duration.ofHours(1));
        fixture.services.runs().changedOrDue();
        fixture.declare(connections("ada", "max-results: 500", "parameters: {sort: x}"));

        assertThat(SubscriptionFixture.sentences(fixture.tick()))
                .singleElement()
                .asString()
                .startsWith(
                        "max_results is 100, declared is 500, parameters differ in sort; that cannot be changed in place.");
        assertThat(fixture.reports()).containsExactly("subscription-differs ada");
        assertThat(fixture.launches("async")).hasSize(1);

        List<PlanItem> replaceable = fixture.subscriptions().replaceable("ada");
        assertThat(replaceable).extracting(PlanItem::uid).containsExactly(before);
        assertThat(fixture.subscriptions().obstacleToRecreate(replaceable)).isEmpty();
        fixture.subscriptions().recreate(replaceable);
        assertThat(fixture.plan()).containsExactly("ada start");
        assertThat(fixture.subscriptions().obstacle(before))
                .as("it goes on until the other one stands")
                .isEmpty();
        fixture.tick();
        assertThat(fixture.plan()).containsExactly("ada cancel");
        fixture.tick();
        assertThat(fixture.plan()).isEmpty();
        assertThat(fixture.reports()).isEmpty();
        assertThat(fixture.launches("async")).hasSize(2);
        assertThat(uid()).isNotEqualTo(before);
        assertThat(fixture.requests("POST", before + "/cancel")).hasSize(1);
        assertThat(fixture.subscriptions().obstacle(before)).contains("the subscription ada has ended it");
        assertThat(fixture.rows.text(
                        "SELECT count(DISTINCT source_id) FROM edges_run WHERE run_uid IN (?, ?)", before, uid()))
                .isEqualTo("1");
    }

    @Test
    void aRenamedSubscriptionKeepsItsRun() {
        fixture.declare(connections("ada"));
        fixture.tick();
        fixture.declare(connections("network", "renamed-from: ada"));
        assertThat(fixture.plan()).containsExactly("network rename");
        fixture.tick();

        assertThat(fixture.plan()).isEmpty();
        fixture.declare(connections("network", "renamed-from: ada"), connections("ada", "identity: Grace"));
        assertThat(fixture.launches("async")).hasSize(1);
        assertThat(fixture.reports()).isEmpty();
    }

    @RaisesAndEnds(ReportKind.SUBSCRIPTION_NOT_DECLARED)
    @Test
    void oneThatIsTakenOutIsReportedAndLeftAloneUntilItIsRemoved() {
        fixture.declare(connections("ada"));
        fixture.tick();
        String run = uid();
        fixture.declare();
        fixture.tick();

        assertThat(fixture.reports()).containsExactly("subscription-not-declared ada");
        assertThat(fixture.edges.status(run)).isNotEqualTo("STOPPED");
        assertThat(fixture.subscriptions().obstacle(run)).isEmpty();
        fixture.subscriptions().remove(tracked("ada"), false);
        fixture.tick();
        assertThat(fixture.reports()).isEmpty();
        assertThat(fixture.edges.status(run)).isNotEqualTo("STOPPED");
        fixture.declare(connections("ada"));
        assertThat(fixture.plan()).containsExactly("ada adopt");
    }

    private TrackedSubscription tracked(String name) {
        return fixture.subscriptions().tracked().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneThatIsRemovedAndCancelledIsStartedAnewWhereDeclaredAgain() {
        fixture.declare(connections("ada"));
        fixture.tick();
        String run = uid();
        fixture.subscriptions().remove(tracked("ada"), true);

        assertThat(fixture.edges.status(run)).isEqualTo("STOPPED");
        assertThat(fixture.subscriptions().obstacle(run)).isPresent();
        assertThat(fixture.plan()).containsExactly("ada start");
    }

    @Test
    void aDisabledOneIsNeitherStartedNorContinued() {
        fixture.declare(connections("ada", "enabled: false"));
        assertThat(SubscriptionFixture.steps(fixture.tick())).containsExactly("ada disabled");
        assertThat(fixture.edges.requests()).isEmpty();
        fixture.declare(connections("ada"));
        fixture.tick();
        assertThat(fixture.subscriptions().obstacle(uid())).isEmpty();
        fixture.declare(connections("ada", "enabled: false"));
        fixture.tick();

        assertThat(fixture.subscriptions().obstacle(uid())).contains("the subscription ada is disabled");
        fixture.declare(connections("ada"));
        fixture.tick();
        assertThat(fixture.subscriptions().obstacle(uid())).isEmpty();
        assertThat(fixture.launches("async")).hasSize(1);
    }

    @RaisesAndEnds(ReportKind.SUBSCRIPTIONS_FILE_FAULTY)
    @Test
    void aFaultyEditLeavesTheLastValidOneInEffect() {
        fixture.declare(connections("ada"));
        fixture.tick();
        fixture.declare(connections("ada", "max-results: x"), connections("grace"));
        fixture.tick();

        assertThat(fixture.reports()).containsExactly("subscriptions-file-faulty " + fixture.file);
        assertThat(fixture.launches("async")).hasSize(1);
        fixture.restart();
        fixture.tick();
        assertThat(fixture.reports()).containsExactly("subscriptions-file-faulty " + fixture.file);
        fixture.declare(connections("ada"));
        fixture.tick();
        assertThat(fixture.reports()).isEmpty();
    }

    @Test
    void aRefusedLaunchIsNotRepeatedUntilSomethingChanges() {
        fixture.edges.faultNext(
                SandboxFault.REFUSED, "POST", "/actions/" + SubscriptionFixture.CONNECTIONS + "/run/async");
        fixture.declare(connections("ada"));
        fixture.tick();

        assertThat(fixture.reports()).containsExactly("subscription-not-started ada");
        fixture.tick();
        assertThat(fixture.requests("POST", "/run/async")).hasSize(1);
        fixture.subscriptions().apply(new PlanOptions(true, Set.of(), Map.of()), SubscriptionService.Watcher.NONE);
        assertThat(fixture.launches("async")).hasSize(1);
        fixture.tick();
        assertThat(fixture.reports()).isEmpty();
        assertThat(fixture.plan()).isEmpty();
    }

    @Test
    void aLostAnswerIsLookedForAndNothingIsSentTwice() {
        fixture.edges.faultNext(
                SandboxFault.CUT_AFTER, "POST", "/actions/" + SubscriptionFixture.CONNECTIONS + "/run/async");
        fixture.declare(connections("ada"));
        fixture.tick();
        assertThat(fixture.plan()).containsExactly("ada settle");
        fixture.restart();
        fixture.edges.advance(Duration.ofMinutes(10));
        fixture.tick();

        assertThat(fixture.plan()).isEmpty();
        assertThat(fixture.edges.runs()).containsExactly(uid());
    }

    @Test
    void aRunWhoseLaunchIsInDoubtIsNotAdoptedByAnotherSubscription() {
        fixture.edges.faultNext(
                SandboxFault.CUT_AFTER, "POST", "/actions/" + SubscriptionFixture.CONNECTIONS + "/run/async");
        fixture.declare(connections("ada"));
        fixture.tick();
        assertThat(fixture.edges.runs()).hasSize(1);
        fixture.declare(connections("ada"), connections("again"));

        assertThat(fixture.plan()).containsExactly("ada settle", "again start");
        fixture.declare(connections("again"));
        assertThat(fixture.plan()).containsExactly("again start", "ada release", "ada not declared");
    }

    @Test
    void oneWhoseLaunchIsInDoubtIsNotRemovedBeforeThatIsKnown() {
        fixture.edges.faultNext(
                SandboxFault.CUT_AFTER, "POST", "/actions/" + SubscriptionFixture.CONNECTIONS + "/run/async");
        fixture.declare(connections("ada"));
        fixture.tick();
        fixture.declare();

        assertThat(fixture.subscriptions().remove(tracked("ada"), true)).isEmpty();
        fixture.edges.advance(Duration.ofMinutes(10));
        fixture.tick();
        assertThat(fixture.subscriptions().remove(tracked("ada"), true)).contains(fixture.edges.runs());
        assertThat(fixture.subscriptions().obstacle(fixture.edges.runs().get(0)))
                .contains("the subscription ada has ended it");
    }

    @Test
    void nothingIsReplacedByWhatCannotBeStarted() {
        fixture.declare(connections("ada"));
        fixture.tick();
        fixture.declare(connections("ada", "identity: Nobody"));

        assertThat(fixture.subscriptions()
                        .obstacleToRecreate(fixture.subscriptions().replaceable("ada")))
                .contains("there is no identity Nobody; edges-routes identities lists all");
    }

    @Test
    void aLaunchThatNeverLeftIsGivenUpWhereItIsNotDeclaredAnyMore() {
        fixture.edges.fault(SandboxFault.TOO_MANY, 0);
        fixture.edges.faultNext(
                SandboxFault.CUT_BEFORE, "POST", "/actions/" + SubscriptionFixture.CONNECTIONS + "/run/async");
        fixture.declare(connections("ada"));
        fixture.tick();
        fixture.declare();
        fixture.tick();
        fixture.edges.advance(Duration.ofMinutes(10));
        fixture.tick();
        fixture.tick();

        assertThat(fixture.rows.text("SELECT state FROM edges_subscription_part"))
                .isEqualTo("released");
        assertThat(fixture.edges.runs()).isEmpty();
    }

    @Test
    void listsAreAskedForOncePerActionAndTick() {
        String[] all = new String[20];
        for (int i = 0; i < all.length; i++) {
            all[i] = connections("ada-" + i, "inputs: [{linkedin_url: u%d}]".formatted(i), SCHEDULE, CRON);
        }
        fixture.declare(all);
        fixture.tick();
        int before = fixture.edges.requests().size();
        fixture.tick();

        assertThat(fixture.edges
                        .requests()
                        .subList(before, fixture.edges.requests().size()))
                .extracting(request -> request.method() + " " + request.path())
                .containsOnly("GET /v1/schedules")
                .hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "identity: Aba | there is no identity Aba; did you mean Ada?",
                "identity: Nobody | there is no identity Nobody; edges-routes identities lists all",
                "identity: Twin | 2 identities are called Twin; name one by its uid: t1, t2",
                "identity: Std | the identity Std is of the type standard, and incremental runs need the type engagement; name another one, since Edges cannot change the type of an identity",
                "identity: Gone | the linkedin account of the identity Gone is INVALID; reconnect it",
                "identity: New | the linkedin account of the identity New is PENDING; finish its login",
                "identity: Busy | the linkedin account of the identity Busy is LIMIT_REACHED; it is started when the limit of LinkedIn is over",
                "action: linkedin-extract-post-likers | the action linkedin-extract-post-likers is not known to support incremental sync, only linkedin-extract-connections, linkedin-extract-messages, linkedin-extract-page-followers, linkedin-extract-profile-viewers; if it does, add it to edges.subscriptions.incremental-actions"
            })
    void whatCannotBeStartedIsRefusedWithTheWayOut(String line, String sentence) {
        fixture.edges.identities().add(SandboxIdentity.engagement("Twin").uid("t1"));
        fixture.edges.identities().add(SandboxIdentity.engagement("Twin").uid("t2"));
        fixture.edges.identities().add(SandboxIdentity.standard("Std"));
        fixture.edges.identities().add(SandboxIdentity.engagement("Gone").integration("linkedin", "INVALID"));
        fixture.edges.identities().add(SandboxIdentity.engagement("New").integration("linkedin", "PENDING"));
        fixture.edges.identities().add(SandboxIdentity.engagement("Busy").integration("linkedin", "LIMIT_REACHED"));
        fixture.declare(connections("ada", "inputs: [{}]", line));

        assertThat(SubscriptionFixture.sentences(fixture.tick())).containsExactly(sentence);
        assertThat(fixture.requests("POST", "/run/async")).isEmpty();
        assertThat(fixture.reports()).containsExactly("subscription-not-started ada");
    }

    @Test
    void anActionThatASettingNamesMayBeStarted() {
        fixture.settings(settings ->
                fixture.with(settings, Optional.of(fixture.webhook.url("")), Set.of("linkedin-extract-post-likers")));
        fixture.declare(subscription("ada", "linkedin-extract-post-likers", "inputs: [{}]"));
        fixture.tick();

        assertThat(fixture.launches("async")).hasSize(1);
    }

    @Test
    void withoutAPublicAddressNothingIsStartedUnlessResultsAreFetched() {
        fixture.settings(settings -> fixture.with(settings, Optional.empty(), Set.of()));
        fixture.declare(connections("ada"));
        assertThat(SubscriptionFixture.sentences(fixture.tick()))
                .containsExactly(
                        "edges.webhook.public-url is not set, so Edges could not post results; set it to the address under which Edges reaches this service");
        fixture.settings(settings -> fixture.fromOutputs(fixture.with(settings, Optional.empty(), Set.of())));
        fixture.tick();

        assertThat(fixture.launches("async"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).doesNotContain("callback"));
    }
}
