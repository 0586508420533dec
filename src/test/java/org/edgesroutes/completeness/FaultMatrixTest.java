package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.edgesroutes.MatrixBudget;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault alone and with every other one, in every reading of what Edges leaves open. {@link MatrixBudget} says how
 * many a build takes.
 */
class FaultMatrixTest {

    @TempDir
    Path directory;

    @Test
    void everyRecordIsDeliveredOnceUnderEveryPairOfFaultsHoweverEdgesIsRead() throws IOException {
        List<MatrixScenario> all = MatrixScenario.all();
        MatrixBudget budget = new MatrixBudget();
        budget.shuffle(all);
        int done = 0;
        while (done < all.size() && budget.left()) {
            prove(all.get(done), Files.createDirectory(directory.resolve(String.valueOf(done))));
            done++;
        }
        System.out.printf("fault matrix: %d of %d scenarios hold, %s%n", done, all.size(), budget.seedOption());
        assertThat(done).isPositive();
    }

    @Test
    void everyChoiceOfEveryReadingMeetsEveryWayToCountAndToListOutputs() {
        Set<String> met = new TreeSet<>();
        for (int turn = 0; turn < MatrixScenario.TURNS; turn++) {
            Map<SandboxReading, String> readings = new MatrixScenario(Set.of(), turn).readings();
            readings.forEach((reading, choice) -> met.add(reading + " " + choice + " "
                    + readings.get(SandboxReading.OUTPUT_COUNT) + " " + readings.get(SandboxReading.OUTPUTS)));
        }
        int expected = 0;
        for (SandboxReading reading : SandboxReading.values()) {
            boolean counting = reading == SandboxReading.OUTPUT_COUNT || reading == SandboxReading.OUTPUTS;
            expected += counting ? 4 : 4 * reading.choices().size();
        }
        assertThat(met).hasSize(expected);
    }

    private static void prove(MatrixScenario scenario, Path directory) {
        EdgesSandbox edges = scenario.sandbox();
        try (CompletenessFixture fixture = new CompletenessFixture(directory, edges, settings -> settings)) {
            String run = edges.run(scenario.run());
            pass(fixture, run);

            assertThat(fixture.verdicts(run))
                    .as("%s", scenario)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .containsOnly("complete");
            edges.advance(Duration.ofHours(2));
            assertThat(fixture.delivered(run))
                    .as("%s", scenario)
                    .satisfies(FaultMatrixTest::noRecordComesAgain)
                    .hasSameElementsAs(fixture.produced(run));
        }
    }

    /** A version that Edges sends again after a newer one is a change as far as anybody can tell. */
    static void noRecordComesAgain(List<? extends String> delivered) {
        Map<String, String> last = new HashMap<>();
        for (String record : delivered) {
            String[] keyAndContent = record.split(" ");
            assertThat(last.put(keyAndContent[0], keyAndContent[1])).as(record).isNotEqualTo(keyAndContent[1]);
        }
    }

    private static void pass(CompletenessFixture fixture, String run) {
        for (int hour = 0; hour < 24 * 10 && fixture.verdicts(run).size() < 3; hour++) {
            fixture.tick();
            for (int minute = 0; minute < 60; minute += 5) {
                fixture.edges.advance(Duration.ofMinutes(5));
                fixture.round();
            }
        }
    }
}
