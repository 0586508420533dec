package org.edgesroutes.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.subscriptions.SubscriptionFixture.CONNECTIONS;
import static org.edgesroutes.subscriptions.SubscriptionFixture.FOLLOWERS;
import static org.edgesroutes.subscriptions.SubscriptionFixture.connections;
import static org.edgesroutes.subscriptions.SubscriptionFixture.sentences;
import static org.edgesroutes.subscriptions.SubscriptionFixture.subscription;
import static org.edgesroutes.subscriptions.SubscriptionFixture.write;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionLaunchTest extends SubscriptionTestBase {

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
                                        .formatted(fixture.ada, fixture.webhook.url(""), CONNECTIONS)));
        assertThat(fixture.edges.runs()).containsExactly(uid());
        assertThat(fixture.reports()).isEmpty();
    }

    @Test
    void aScheduleIsCreatedWithItsTimes() {
        declareAndTick(connections("ada", SCHEDULE, CRON, "timezone: Europe/Paris", "start-at: 2026-06-01T06:00"));
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
        write(directory.resolve("pages"), inputs.toString());
        fixture.declare(subscription("pages", FOLLOWERS, "inputs-file: pages"));
        fixture.tick();

        assertThat(fixture.launches("async"))
                .extracting(request -> request.body().replaceFirst(".*\"name\":\"([^\"]*)\".*", "$1"))
                .containsExactly("pages (1 of 3)", "pages (2 of 3)", "pages (3 of 3)");
        assertThat(fixture.plan()).isEmpty();
    }

    @Test
    void aRefusedLaunchIsNotRepeatedUntilSomethingChanges() {
        nextLaunch(SandboxFault.REFUSED);
        declareAndTick(connections("ada"));

        assertThat(fixture.reports()).containsExactly("subscription-not-started ada");
        fixture.tick();
        assertThat(fixture.requests("POST", "/run/async")).hasSize(1);
        apply(new PlanOptions(true, Set.of(), Map.of()));
        assertThat(fixture.launches("async")).hasSize(1);
        fixture.tick();
        assertThat(fixture.reports()).isEmpty();
        assertThat(fixture.plan()).isEmpty();
    }

    @Test
    void aLostAnswerIsLookedForAndNothingIsSentTwice() {
        nextLaunch(SandboxFault.CUT_AFTER);
        declareAndTick(connections("ada"));
        assertThat(fixture.plan()).containsExactly("ada settle");
        fixture.restart();
        fixture.edges.advance(Duration.ofMinutes(10));
        fixture.tick();

        assertThat(fixture.plan()).isEmpty();
        assertThat(fixture.edges.runs()).containsExactly(uid());
    }

    @Test
    void aRunWhoseLaunchIsInDoubtIsNotAdoptedByAnotherSubscription() {
        nextLaunch(SandboxFault.CUT_AFTER);
        declareAndTick(connections("ada"));
        assertThat(fixture.edges.runs()).hasSize(1);
        fixture.declare(connections("ada"), connections("again"));

        assertThat(fixture.plan()).containsExactly("ada settle", "again start");
        fixture.declare(connections("again"));
        assertThat(fixture.plan()).containsExactly("again start", "ada release", "ada not declared");
    }

    @Test
    void oneWhoseLaunchIsInDoubtIsNotRemovedBeforeThatIsKnown() {
        nextLaunch(SandboxFault.CUT_AFTER);
        declareAndTick(connections("ada"));
        fixture.declare();

        assertThat(fixture.subscriptions().remove(tracked("ada"), true)).isEmpty();
        fixture.edges.advance(Duration.ofMinutes(10));
        fixture.tick();
        assertThat(fixture.subscriptions().remove(tracked("ada"), true)).contains(fixture.edges.runs());
        assertThat(fixture.subscriptions().obstacle(fixture.edges.runs().get(0)))
                .contains("the subscription ada has ended it");
    }

    @Test
    void aLaunchThatNeverLeftIsGivenUpWhereItIsNotDeclaredAnyMore() {
        fixture.edges.fault(SandboxFault.TOO_MANY, 0);
        nextLaunch(SandboxFault.CUT_BEFORE);
        declareAndTick(connections("ada"));
        declareAndTick();
        fixture.edges.advance(Duration.ofMinutes(10));
        fixture.tick();
        fixture.tick();

        assertThat(fixture.rows.text("SELECT state FROM edges_subscription_part"))
                .isEqualTo("released");
        assertThat(fixture.edges.runs()).isEmpty();
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

        assertThat(sentences(fixture.tick())).containsExactly(sentence);
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
        assertThat(sentences(fixture.tick()))
                .containsExactly(
                        "edges.webhook.public-url is not set, so Edges could not post results; set it to the address under which Edges reaches this service");
        fixture.settings(settings -> fixture.fromOutputs(fixture.with(settings, Optional.empty(), Set.of())));
        fixture.tick();

        assertThat(fixture.launches("async"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).doesNotContain("callback"));
    }

    @Test
    void aScheduleNeedsAPublicAddressAlsoWhereResultsAreFetched() {
        fixture.settings(settings -> fixture.fromOutputs(fixture.with(settings, Optional.empty(), Set.of())));
        fixture.declare(connections("ada", "mode: schedule", "cron: 0 9 * * *"));

        assertThat(sentences(fixture.tick()))
                .singleElement()
                .asString()
                .startsWith("edges.webhook.public-url is not set");
        assertThat(fixture.launches("schedule")).isEmpty();
    }
}
