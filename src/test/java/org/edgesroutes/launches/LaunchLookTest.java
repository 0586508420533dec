package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.launches.LaunchFixture.ACTION;
import static org.edgesroutes.launches.LaunchFixture.CALLBACK;
import static org.edgesroutes.launches.LaunchFixture.LOOK;
import static org.edgesroutes.launches.LaunchFixture.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.edgesroutes.launches.FakeEdges.Fault;
import org.edgesroutes.launches.LaunchResult.Candidate;
import org.edgesroutes.launches.LaunchResult.State;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which run is taken for that of a launch whose answer was lost. */
@Timeout(60)
class LaunchLookTest {

    private static final String A = "{\"linkedin_url\": \"https://www.linkedin.com/in/a\"}";

    /** As the launch of {@code run("a")} looks. */
    private static final String LIKE_A =
            "{\"name\": \"a\", \"callback\": {\"url\": \"%s\"}, \"inputs\": [%s]}".formatted(CALLBACK, A);

    private static final String OTHER_INPUT =
            "{\"name\": \"a\", \"callback\": {\"url\": \"%s\"}, \"inputs\": [{\"linkedin_url\": \"z\"}]}"
                    .formatted(CALLBACK);

    @TempDir
    Path directory;

    private LaunchFixture fixture;

    @BeforeEach
    void start() {
        fixture = new LaunchFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private LaunchResult lost(Fault fault, LaunchRequest request) {
        fixture.edges.faults.add(fault);
        LaunchResult result = fixture.launch("lost", request);
        assertThat(result.state()).isEqualTo(State.IN_DOUBT);
        return result;
    }

    private LaunchResult look(LaunchRequest request) {
        fixture.clock.turn(LOOK);
        return fixture.launch("lost", request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name", "callback", "inputs", "name,callback", "name,inputs", "callback,inputs"})
    void whatEdgesGivesBackTells(String notGivenBack) {
        fixture.edges.notGivenBack.addAll(Set.of(notGivenBack.split(",")));
        lost(Fault.LOST_AFTER, run("a"));

        assertThat(look(run("a")).uid()).isEqualTo("run-1");
        assertThat(fixture.edges.runs).hasSize(1);
    }

    @Test
    void theCommandThatDecidesHasTheKeyAsOneWordOfAShell() {
        fixture.edges.notGivenBack.addAll(List.of("name", "callback", "inputs"));
        fixture.edges.faults.add(Fault.LOST_AFTER);
        fixture.launch("Zoë's first", run("a"));
        fixture.clock.turn(LOOK);

        assertThat(new LaunchPendingException(fixture.launch("Zoë's first", run("a"))))
                .hasMessageEndingWith("edges-routes launches resolve 'Zoë'\\''s first' UID, or --none");
    }

    @RaisesAndEnds(ReportKind.LAUNCH_UNDECIDED)
    @Test
    void aRunOfWhichNothingIsGivenBackIsForAPersonToDecide() {
        fixture.edges.notGivenBack.addAll(List.of("name", "callback", "inputs"));
        lost(Fault.LOST_AFTER, run("a"));

        LaunchResult result = look(run("a"));

        assertThat(result.state()).isEqualTo(State.UNDECIDED);
        assertThat(result.candidates()).extracting(Candidate::uid).containsExactly("run-1");
        assertThat(fixture.services.reports().open(ReportKind.LAUNCH_UNDECIDED))
                .singleElement()
                .satisfies(report ->
                        assertThat(report.sentence()).contains("run-1", "edges-routes launches resolve lost"));
        assertThat(fixture.launch("lost", run("a")).state()).isEqualTo(State.UNDECIDED);
        assertThat(fixture.launches.settleOpen()).isEmpty();
        assertThat(fixture.edges.posts).hasSize(1);

        assertThat(new LaunchDecisions(fixture.ledger).resolve("lost", "run-1")).isEmpty();
        assertThat(fixture.services.reports().open(ReportKind.LAUNCH_UNDECIDED)).isEmpty();
    }

    @Test
    void aRunFromBeforeIsNotTaken() {
        fixture.edges.run(ACTION, LIKE_A);
        fixture.clock.turn(Duration.ofMinutes(3));
        lost(Fault.LOST_BEFORE, run("a"));

        assertThat(look(run("a")).uid()).isEqualTo("run-2");
    }

    @Test
    void aRunThatTheLedgerKnewBeforeIsNotTaken() {
        fixture.edges.run(ACTION, LIKE_A);
        fixture.services.runs().look("run-1");
        fixture.clock.turn(Duration.ofSeconds(20));
        lost(Fault.LOST_BEFORE, run("a"));

        assertThat(look(run("a")).uid()).isEqualTo("run-2");
    }

    @ParameterizedTest
    @ValueSource(longs = {-90, 90})
    void clocksMayDiffer(long seconds) {
        fixture.edges.ahead = Duration.ofSeconds(seconds);
        lost(Fault.LOST_AFTER, run("a"));

        assertThat(look(run("a")).uid()).isEqualTo("run-1");
    }

    @Test
    void theRunOfAnotherIntentIsNotTaken() {
        assertThat(fixture.launch("other", run("a")).uid()).isEqualTo("run-1");
        lost(Fault.LOST_BEFORE, run("a"));

        assertThat(look(run("a")).uid()).isEqualTo("run-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOST_AFTER", "LOST_BEFORE"})
    void severalThatFitAreForAPersonToDecide(Fault fault) {
        lost(fault, run("a"));
        fixture.edges.run(ACTION, LIKE_A);
        fixture.edges.run(ACTION, LIKE_A);

        LaunchResult result = look(run("a"));

        assertThat(result.state()).isEqualTo(State.UNDECIDED);
        assertThat(result.candidates()).hasSize(fault == Fault.LOST_AFTER ? 3 : 2);
        assertThat(fixture.edges.posts).hasSize(1);
    }

    @Test
    void inputsTellTwoRunsOfOneNameApart() {
        lost(Fault.LOST_AFTER, run("a"));
        fixture.edges.run(ACTION, OTHER_INPUT);

        assertThat(look(run("a")).uid()).isEqualTo("run-1");
    }

    @Test
    void aRunOfTheSameNameWithOtherInputsIsNeitherTakenNorIgnored() {
        lost(Fault.LOST_BEFORE, run("a"));
        fixture.edges.run(ACTION, OTHER_INPUT);

        LaunchResult result = look(run("a"));

        assertThat(result.state()).isEqualTo(State.UNDECIDED);
        assertThat(result.candidates())
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.reason()).contains("inputs differ"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"b\", \"callback\": {\"url\": \"https://hooks.example.com/edges/callbacks/x\"}}",
                "{\"name\": \"a\", \"callback\": {\"url\": \"https://elsewhere.example.com\"}}",
                "{\"name\": \"b\"}"
            })
    void aRunThatIsSomethingElseIsIgnored(String other) {
        lost(Fault.LOST_BEFORE, run("a"));
        fixture.edges.run(ACTION, other);
        fixture.edges.run("linkedin-extract-messages", LIKE_A);

        assertThat(look(run("a")).uid()).isEqualTo("run-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOST_AFTER,LOST_AFTER", "LOST_BEFORE,LOST_AFTER", "LOST_AFTER,LOST_BEFORE"})
    void twoEqualLaunchesInDoubtBecomeTwoRuns(String faults) {
        for (String fault : faults.split(",")) {
            fixture.edges.faults.add(Fault.valueOf(fault));
            fixture.launch("k" + fixture.edges.posts.size(), run("a"));
        }
        fixture.clock.turn(LOOK);

        List<String> uids = List.of(
                fixture.launch("k0", run("a")).uid(),
                fixture.launch("k1", run("a")).uid());

        assertThat(uids).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(fixture.edges.runs).hasSize(2);
    }

    @Test
    void launchesThatOnlyInputsTellApartAreTold() {
        fixture.edges.notGivenBack.add("name");
        fixture.edges.faults.addAll(List.of(Fault.LOST_AFTER, Fault.LOST_AFTER, Fault.LOST_BEFORE));
        List.of("a", "b", "c").forEach(name -> fixture.launch(name, run(name)));
        fixture.clock.turn(LOOK);

        assertThat(fixture.launch("b", run("b")).uid()).isEqualTo("run-2");
        assertThat(fixture.launch("a", run("a")).uid()).isEqualTo("run-1");
        assertThat(fixture.launch("c", run("c")).uid()).isEqualTo("run-3");
    }

    @Test
    void launchesThatNothingTellsApartAreForAPersonToDecide() {
        fixture.edges.notGivenBack.addAll(List.of("name", "inputs"));
        fixture.edges.faults.addAll(List.of(Fault.LOST_AFTER, Fault.LOST_BEFORE));
        fixture.launch("a", run("a"));
        fixture.launch("b", run("b"));
        fixture.clock.turn(LOOK);

        assertThat(fixture.launch("b", run("b")).state()).isEqualTo(State.UNDECIDED);
        assertThat(fixture.launch("a", run("a")).state()).isEqualTo(State.UNDECIDED);
        assertThat(fixture.edges.runs).hasSize(1);
    }

    @Test
    void aLaunchUnderWayMayExplainWhatIsThere() {
        fixture.edges.notGivenBack.addAll(List.of("name", "inputs"));
        lost(Fault.LOST_BEFORE, run("a"));
        fixture.clock.turn(LOOK);
        // its run is there while its answer is still on its way
        fixture.edges.whilePosting = () -> {
            fixture.edges.run(ACTION, LIKE_A);
            assertThat(fixture.launches.settleOpen())
                    .extracting(LaunchResult::state)
                    .containsExactly(State.IN_DOUBT);
        };
        fixture.launch("under way", run("b"));

        assertThat(fixture.edges.posts).hasSize(2);
    }

    @Test
    void aListThatIgnoresTheActionIsReadToTheEnd() {
        fixture.edges.ignoreFilter = true;
        lost(Fault.LOST_AFTER, run("a"));
        fixture.clock.turn(Duration.ofSeconds(1));
        for (int i = 0; i < 150; i++) {
            fixture.edges.run("linkedin-extract-messages", LIKE_A);
        }

        assertThat(look(run("a")).uid()).isEqualTo("run-1");
    }

    @Test
    void aListThatDoesNotEndIsForAPersonToDecide() {
        lost(Fault.LOST_BEFORE, run("a"));
        for (int i = 0; i < 5001; i++) {
            fixture.edges.run(ACTION, "{}");
        }

        assertThat(look(run("a")).state()).isEqualTo(State.UNDECIDED);
        assertThat(fixture.edges.posts).hasSize(1);
    }

    @Test
    void manyRunsSinceTheLaunchAreReadToTheEnd() {
        lost(Fault.LOST_AFTER, run("a"));
        fixture.clock.turn(Duration.ofSeconds(1));
        for (int i = 0; i < 250; i++) {
            fixture.edges.run(ACTION, "{\"name\": \"other\"}");
        }

        assertThat(look(run("a")).uid()).isEqualTo("run-1");
    }

    @Test
    void inputsInAnotherOrderAreTheSame() {
        LaunchRequest request = run("a", "{\"n\": 1, \"custom_data\": {\"x\": 1}}", "{\"n\": 2}");
        fixture.edges.notGivenBack.addAll(List.of("name", "callback"));
        lost(Fault.LOST_BEFORE, request);
        fixture.edges.run(ACTION, "{\"inputs\": [{\"n\": 2}, {\"custom_data\": {\"x\": 1}, \"n\": \"1\"}]}");

        assertThat(look(request).uid()).isEqualTo("run-1");
    }
}
