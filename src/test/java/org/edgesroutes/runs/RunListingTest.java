package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.runs.RunsBench.START;
import static org.edgesroutes.runs.RunsBench.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.edgesroutes.ledger.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RunListingTest {

    @TempDir
    Path directory;

    private FakeRuns edges;
    private RunsBench bench;

    @BeforeEach
    void start() throws IOException {
        edges = new FakeRuns();
        bench = new RunsBench(directory, URI.create(edges.url() + "/v1"), "key");
    }

    @AfterEach
    void stop() {
        bench.close();
        edges.close();
    }

    private static String uid(int i) {
        return "run-%06d".formatted(i);
    }

    /** The first changed last, a second apart. */
    private void runs(int count, String syncMode) {
        IntStream.range(0, count).forEach(i -> {
            Run run = run(uid(i), "SUCCEEDED", START.minusSeconds(60L + i));
            edges.put(new Run(
                    run.uid(),
                    null,
                    run.action(),
                    run.status(),
                    syncMode,
                    "ASYNC",
                    null,
                    null,
                    null,
                    null,
                    null,
                    run.createdAt(),
                    run.updatedAt(),
                    null,
                    null));
        });
    }

    private void touch(int i) {
        edges.put(run(uid(i), "RUNNING", bench.clock.instant()));
    }

    private Set<String> everythingUntilTheListIsRead() {
        Set<String> found = new TreeSet<>();
        for (int tick = 0; tick < 100 && bench.rows.listing().mark() == null; tick++) {
            found.addAll(bench.found());
        }
        return found;
    }

    @Test
    void aHundredThousandRunsOfWhichFiftyChangedTakeAtMostThreeListCalls() {
        runs(100_000, "full");
        Set<String> first = everythingUntilTheListIsRead();
        assertThat(first).hasSize(100_000);

        bench.clock.turn(Duration.ofHours(1));
        List<Integer> changed =
                IntStream.range(0, 50).map(i -> i * 1_999).boxed().toList();
        changed.forEach(this::touch);
        edges.requests.clear();

        assertThat(bench.found())
                .containsExactlyInAnyOrderElementsOf(
                        changed.stream().map(RunListingTest::uid).toList());
        assertThat(edges.requests).hasSizeLessThanOrEqualTo(3);

        edges.requests.clear();
        assertThat(bench.found()).isEmpty();
        assertThat(edges.requests).hasSizeLessThanOrEqualTo(3);
    }
}
