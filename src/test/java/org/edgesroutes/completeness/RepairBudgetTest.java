package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxOption;
import org.edgesroutes.sandbox.SandboxRequest;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand incomplete runs beside healthy ones that fall due all the time, in simulated time. */
@Timeout(240)
class RepairBudgetTest {

    private static final int RUNS = 1000;
    private static final int REQUESTS_PER_MINUTE = 30;

    /** Of them {@link #DUE_TOGETHER} fall due in each quarter of an hour, for hours. */
    private static final int HEALTHY = 60;

    private static final int DUE_TOGETHER = 10;
    private static final Duration TICK = Duration.ofMinutes(15);

    @TempDir
    Path directory;

    @Test
    void aThousandRepairsKeepTheBudgetTakeTheOldestFirstAndStarveNoContinue() {
        EdgesSandbox edges = new EdgesSandbox().option(SandboxOption.REQUESTS_PER_MINUTE, REQUESTS_PER_MINUTE);
        try (CompletenessFixture fixture = new CompletenessFixture(
                directory, edges, settings -> settings.requestsPerMinute(REQUESTS_PER_MINUTE))) {
            for (int i = 0; i < RUNS; i++) {
                edges.run(ended(i));
            }
            for (int i = 0; i < HEALTHY; i++) {
                edges.run(healthy(i));
            }
            fixture.tick();
            edges.advance(Duration.ofMinutes(3));

            Instant begun = edges.clock().instant();
            Instant ticked = begun;
            List<String> order = new ArrayList<>();
            while (order.size() < RUNS && edges.clock().instant().isBefore(begun.plus(Duration.ofHours(3)))) {
                int before = edges.requests().size();
                List<RunSnapshot> decided = fixture.repairs.round();
                assertThat(edges.requests().size() - before).isLessThanOrEqualTo(REQUESTS_PER_MINUTE / 2);
                decided.stream()
                        .map(RunSnapshot::uid)
                        .filter(uid -> !uid.startsWith("healthy"))
                        .forEach(order::add);
                if (!edges.clock().instant().isBefore(ticked.plus(TICK))) {
                    ticked = edges.clock().instant();
                    fixture.tick();
                }
                edges.advance(Duration.ofMinutes(1));
            }

            assertThat(edges.peakRequestsPerMinute()).isLessThanOrEqualTo(REQUESTS_PER_MINUTE);
            assertThat(order)
                    .as("the run that is archived first comes first")
                    .isEqualTo(fixture.rows
                            .text("SELECT run_uid FROM edges_run WHERE run_uid NOT LIKE 'healthy%'"
                                    + " ORDER BY edges_created_at, run_id")
                            .lines()
                            .toList());
            everyContinueWasMadeAtItsTick(fixture, begun, edges.clock().instant());
        }
    }

    /** Whatever is being repaired: the first tick after a run is due continues it, within the minute. */
    private static void everyContinueWasMadeAtItsTick(CompletenessFixture fixture, Instant begun, Instant end) {
        Map<String, Instant> continued = fixture.edges.requests().stream()
                .filter(request -> request.path().endsWith("/continue"))
                .collect(Collectors.toMap(
                        request -> request.path().replaceAll(".*/runs/|/continue", ""), SandboxRequest::at));
        Duration latest = TICK.plusMinutes(1);
        int due = 0;
        for (int i = 0; i < HEALTHY; i++) {
            Instant dueAt = begun.plus(TICK.multipliedBy(i / DUE_TOGETHER));
            if (dueAt.plus(latest).isBefore(end)) {
                due++;
                assertThat(continued).containsKey(name(i));
                assertThat(Duration.between(dueAt, continued.get(name(i))))
                        .as("%s was due at %s", name(i), dueAt)
                        .isLessThanOrEqualTo(latest);
            }
        }
        assertThat(due).as("continues that fell due meanwhile").isGreaterThanOrEqualTo(3 * DUE_TOGETHER);
        assertThat(continued.keySet()).allMatch(uid -> uid.startsWith("healthy"));
    }

    /** Ended before the ledger was there, so that nothing of it is known; not due for longer than the repairs take. */
    private static SandboxRun ended(int i) {
        return CompletenessFixture.run()
                .status("SUCCEEDED")
                .existing(3)
                .age(Duration.ofSeconds(60 + (i * 7919L) % 7200));
    }

    /** Ended with nothing to bring, so that it is complete at once; due at one of the ticks of the next hours. */
    private static SandboxRun healthy(int i) {
        return CompletenessFixture.run()
                .uid(name(i))
                .status("SUCCEEDED")
                .existing(0)
                .age(Duration.ofHours(6).minus(TICK.multipliedBy(i / DUE_TOGETHER)));
    }

    private static String name(int i) {
        return "healthy-" + i;
    }
}
