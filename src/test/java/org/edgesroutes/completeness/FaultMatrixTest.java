package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxOption;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault alone and with every other one, however Edges counts and whatever it lists. All of them take minutes
 * ({@code -Dedges.matrix.seconds=900}); within the time of a build it is as many as fit, in the order of
 * {@code edges.matrix.seed}.
 */
class FaultMatrixTest {

    private static final long SECONDS = Long.getLong("edges.matrix.seconds", 20);

    @TempDir
    Path directory;

    private record Scenario(SandboxFault one, SandboxFault other, String count, String outputs) {}

    private static List<Scenario> scenarios() {
        List<Scenario> all = new ArrayList<>();
        for (SandboxFault one : SandboxFault.values()) {
            for (SandboxFault other : SandboxFault.values()) {
                if (one.ordinal() <= other.ordinal()) {
                    for (String count : SandboxReading.OUTPUT_COUNT.choices()) {
                        SandboxReading.OUTPUTS
                                .choices()
                                .forEach(outputs -> all.add(new Scenario(one, other, count, outputs)));
                    }
                }
            }
        }
        return all;
    }

    @Test
    void everyRecordIsDeliveredOnceUnderEveryPairOfFaults() throws IOException {
        List<Scenario> all = scenarios();
        long seed = Long.getLong("edges.matrix.seed", 1);
        Collections.shuffle(all, new Random(seed));
        long until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        int done = 0;
        while (done < all.size() && System.nanoTime() < until) {
            prove(all.get(done), Files.createDirectory(directory.resolve(String.valueOf(done))));
            done++;
        }
        System.out.printf("fault matrix: %d of %d scenarios hold, seed %d%n", done, all.size(), seed);
        assertThat(done).isPositive();
    }

    private static void prove(Scenario scenario, Path directory) {
        EdgesSandbox edges = new EdgesSandbox()
                .fault(scenario.one, 0.3)
                .fault(scenario.other, 0.3)
                .option(SandboxOption.SLOW_ANSWER, "5ms")
                .reading(SandboxReading.OUTPUT_COUNT, scenario.count)
                .reading(SandboxReading.OUTPUTS, scenario.outputs);
        try (CompletenessBench bench = new CompletenessBench(directory, edges, settings -> settings)) {
            String run = edges.run(run());
            bench.passIterations(run, 3);

            assertThat(bench.verdicts(run))
                    .as("%s", scenario)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .containsOnly("complete");
            edges.advance(Duration.ofHours(2));
            assertThat(bench.delivered(run))
                    .as("%s", scenario)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(bench.produced(run));
        }
    }

    private static SandboxRun run() {
        return CompletenessBench.run().existing(9).arrivals(7, 5, 6).updates(1).pageSize(3);
    }
}
