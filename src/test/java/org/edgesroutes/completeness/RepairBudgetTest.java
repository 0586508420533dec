package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxOption;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand incomplete runs, in simulated time. */
@Timeout(120)
class RepairBudgetTest {

    private static final int RUNS = 1000;
    private static final int REQUESTS_PER_MINUTE = 30;

    @TempDir
    Path directory;

    @Test
    void aThousandRepairsKeepTheBudgetTakeTheOldestFirstAndLeaveHalfOfItToContinues() {
        EdgesSandbox edges = new EdgesSandbox().option(SandboxOption.REQUESTS_PER_MINUTE, REQUESTS_PER_MINUTE);
        try (CompletenessBench bench =
                new CompletenessBench(directory, edges, settings -> settings.requestsPerMinute(REQUESTS_PER_MINUTE))) {
            for (int i = 0; i < RUNS; i++) {
                edges.run(ended(i));
            }
            bench.tick();
            edges.advance(Duration.ofMinutes(3));
            List<String> order = new ArrayList<>();
            int rounds = 0;
            while (order.size() < RUNS && rounds < 2 * RUNS) {
                int before = edges.requests().size();
                bench.repairs.round().stream().map(RunRow::uid).forEach(order::add);
                assertThat(edges.requests().size() - before).isLessThanOrEqualTo(REQUESTS_PER_MINUTE / 2);
                edges.advance(Duration.ofMinutes(1));
                rounds++;
            }

            assertThat(rounds).isEqualTo((RUNS + 14) / 15);
            assertThat(edges.peakRequestsPerMinute()).isLessThanOrEqualTo(REQUESTS_PER_MINUTE);
            assertThat(order)
                    .isEqualTo(bench.rows
                            .text("SELECT run_uid FROM edges_run ORDER BY edges_created_at, run_id")
                            .lines()
                            .toList());
            assertThat(bench.rows.number("SELECT count(*) FROM edges_iteration WHERE verdict = 'complete'"))
                    .isEqualTo(RUNS);
        }
    }

    /** Ended before the ledger was there, so that nothing of it is known; not yet due. */
    private static SandboxRun ended(int i) {
        return CompletenessBench.run().status("SUCCEEDED").existing(3).age(Duration.ofMinutes(1 + (i * 7919L) % 350));
    }
}
