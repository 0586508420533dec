package org.edgesroutes.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.subscriptions.SubscriptionFixture.connections;
import static org.edgesroutes.subscriptions.SubscriptionFixture.sentences;
import static org.edgesroutes.subscriptions.SubscriptionFixture.steps;

import java.time.Duration;
import java.util.List;
import org.edgesroutes.model.ScheduleChange;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.junit.jupiter.api.Test;

class SubscriptionServiceTest extends SubscriptionTestBase {

    @Test
    void aStoppedRunStaysSo() {
        declareAndTick(connections("ada"));
        fixture.services.api().cancelRun(uid());
        fixture.edges.advance(Duration.ofMinutes(20));
        fixture.services.runs().changedOrDue();

        assertThat(sentences(fixture.tick()))
                .containsExactly(
                        "its run was stopped and stays so; \"runs resume %s\" goes on with it, \"subscriptions apply --recreate ada\" starts another one"
                                .formatted(uid()));
        assertThat(fixture.launches("async")).hasSize(1);
    }

    @Test
    void aPausedOrCancelledScheduleStaysSo() {
        declareAndTick(connections("ada", SCHEDULE, CRON));
        fixture.services.schedules().change(uid(), ScheduleChange.PAUSE);
        assertThat(steps(fixture.tick())).containsExactly("ada paused");
        fixture.services.schedules().change(uid(), ScheduleChange.CANCEL);

        assertThat(steps(fixture.tick())).containsExactly("ada cancelled");
        assertThat(fixture.launches("schedule")).hasSize(1);
    }

    @RaisesAndEnds(ReportKind.SUBSCRIPTION_DIFFERS)
    @Test
    void aDifferenceIsToldAndRecreatedOnlyWhenTold() {
        declareAndTick(connections("ada"));
        String before = uid();
        fixture.edges.advance(Duration.ofHours(1));
        fixture.services.runs().changedOrDue();
        fixture.declare(connections("ada", "max-results: 500", "parameters: {sort: x}"));

        assertThat(sentences(fixture.tick()))
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
        declareAndTick(connections("ada"));
        fixture.declare(connections("network", "renamed-from: ada"));
        assertThat(fixture.plan()).containsExactly("network rename");
        fixture.tick();

        assertThat(fixture.plan()).isEmpty();
        assertThat(fixture.reports()).isEmpty();
        declareAndTick(connections("network", "renamed-from: ada"), connections("ada", "identity: Grace"));
        assertThat(fixture.launches("async")).hasSize(1);
        assertThat(fixture.reports()).containsExactly("subscriptions-file-faulty " + fixture.file);
    }

    @RaisesAndEnds(ReportKind.SUBSCRIPTION_NOT_DECLARED)
    @Test
    void oneThatIsTakenOutIsReportedAndLeftAloneUntilItIsRemoved() {
        declareAndTick(connections("ada"));
        String run = uid();
        declareAndTick();

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

    @Test
    void oneThatIsRemovedAndCancelledIsStartedAnewWhereDeclaredAgain() {
        declareAndTick(connections("ada"));
        String run = uid();
        fixture.subscriptions().remove(tracked("ada"), true);

        assertThat(fixture.edges.status(run)).isEqualTo("STOPPED");
        assertThat(fixture.subscriptions().obstacle(run)).isPresent();
        assertThat(fixture.plan()).containsExactly("ada start");
    }

    @Test
    void aDisabledOneIsNeitherStartedNorContinued() {
        fixture.declare(connections("ada", "enabled: false"));
        assertThat(steps(fixture.tick())).containsExactly("ada disabled");
        assertThat(fixture.edges.requests()).isEmpty();
        declareAndTick(connections("ada"));
        assertThat(fixture.subscriptions().obstacle(uid())).isEmpty();
        declareAndTick(connections("ada", "enabled: false"));

        assertThat(fixture.subscriptions().obstacle(uid())).contains("the subscription ada is disabled");
        declareAndTick(connections("ada"));
        assertThat(fixture.subscriptions().obstacle(uid())).isEmpty();
        assertThat(fixture.launches("async")).hasSize(1);
    }

    @RaisesAndEnds(ReportKind.SUBSCRIPTIONS_FILE_FAULTY)
    @Test
    void aFaultyEditLeavesTheLastValidOneInEffect() {
        declareAndTick(connections("ada"));
        declareAndTick(connections("ada", "max-results: x"), connections("grace"));

        assertThat(fixture.reports()).containsExactly("subscriptions-file-faulty " + fixture.file);
        assertThat(fixture.launches("async")).hasSize(1);
        fixture.restart();
        fixture.tick();
        assertThat(fixture.reports()).containsExactly("subscriptions-file-faulty " + fixture.file);
        declareAndTick(connections("ada"));
        assertThat(fixture.reports()).isEmpty();
    }

    @Test
    void nothingIsReplacedByWhatCannotBeStarted() {
        declareAndTick(connections("ada"));
        fixture.declare(connections("ada", "identity: Nobody"));

        assertThat(fixture.subscriptions()
                        .obstacleToRecreate(fixture.subscriptions().replaceable("ada")))
                .contains("there is no identity Nobody; edges-routes identities lists all");
    }

    @Test
    void listsAreAskedForOncePerActionAndTick() {
        String[] all = new String[20];
        for (int i = 0; i < all.length; i++) {
            all[i] = connections("ada-" + i, "inputs: [{linkedin_url: u%d}]".formatted(i), SCHEDULE, CRON);
        }
        declareAndTick(all);
        int before = fixture.edges.requests().size();
        fixture.tick();

        assertThat(fixture.edges
                        .requests()
                        .subList(before, fixture.edges.requests().size()))
                .extracting(request -> request.method() + " " + request.path())
                .containsOnly("GET /v1/schedules")
                .hasSizeLessThanOrEqualTo(2);
    }
}
