package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.settings.EdgesSettings.Adaptive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IterationEvaluatorTest extends IterationEvaluatorTestBase {

    @RaisesAndEnds(ReportKind.ITERATION_SATURATED)
    @Test
    void anIterationThatReachesMaxResultsIsReportedOnceWithWhatWasProbablyLost() {
        iteration("r", 60, "SUCCEEDED");
        iteration("r", 80, "SUCCEEDED");
        iteration("r", 100, "SUCCEEDED");
        iteration("r", 100, "SUCCEEDED");

        assertThat(iterations().lines())
                .startsWith("1 60 0 -", "2 80 0 -")
                .last()
                .asString()
                .matches("4 100 1 [1-9]\\d*");
        assertThat(reports()).isEqualTo("iteration-saturated 3");
        assertThat(rows.text("SELECT sentence FROM edges_report"))
                .contains("brought 100 records", "more are probably lost", "edges.continue.every=", "max_results");
        assertThat(rows.number("SELECT details ->> 'suggested_max_results' > 100 FROM edges_report"))
                .isEqualTo(1);

        iteration("r", 40, "SUCCEEDED");
        assertThat(reports()).isEqualTo("iteration-saturated 3 over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLOCKED", "STOPPED"})
    void anIterationThatBrokeOffAtMaxResultsIsSaturatedToo(String status) {
        iteration("r", 60, "SUCCEEDED");
        iteration("r", 99, status);
        assertThat(iterations()).as("more may come").isEqualTo("1 60 0 -\nnull");

        arrive("r", "callback", "i", 1, "[]");
        see("r", status);
        assertThat(iterations()).startsWith("1 60 0 -\n2 100 1 ");
        assertThat(reports()).isEqualTo("iteration-saturated 2");
    }

    @Test
    void whatComesAfterTheEndOfAnIterationIsCountedToo() {
        see("r", "RUNNING");
        arrive("r", "callback", "i", 99, "[]");
        TrackedRun ended = see("r", "SUCCEEDED");
        assertThat(iterations()).isEqualTo("1 99 0 -");

        arrive("r", "callback", "i", 1, "[]");
        assessment.assess(ended);
        assertThat(iterations()).isEqualTo("1 100 1 -");
    }

    @Test
    void recordsFetchedAgainForRepairTakeNoPlaceAndThoseThatWereMissingDo() {
        see("r", "RUNNING");
        arrive("r", "callback", "i", 60, "[]");
        arrive(
                "r",
                "outputs",
                "i",
                3,
                "[[\"repeated\",\"a\",\"h\"],[\"created\",\"b\",\"h\"],[\"updated\",\"c\",\"h\"]]");
        see("r", "SUCCEEDED");

        assertThat(iterations()).isEqualTo("1 62 0 -");
    }

    @Test
    void aRunOfSeveralInputsThatPassesTheCapIsMeasuredByItsFullestInput() {
        see("r", "RUNNING");
        arrive("r", "callback", "a", 50, "[]");
        arrive("r", "callback", "a", 40, "[]");
        arrive("r", "callback", "b", 80, "[]");
        see("r", "SUCCEEDED");

        assertThat(iterations()).isEqualTo("1 90 0 -");
    }

    @Test
    void withoutMaxResultsTheLargestBatchOfTheActionIsTheCap() {
        maxResults = null;
        iteration("r1", 200, "SUCCEEDED");
        iteration("r2", 50, "SUCCEEDED");
        iteration("r2", 200, "SUCCEEDED");

        assertThat(iterations().lines())
                .startsWith("1 200 0 -", "1 50 0 -")
                .last()
                .asString()
                .startsWith("2 200 1 ");
    }

    @Test
    void theTimeOfAnIterationThatBrokeOffBelongsToTheNextOne() {
        iteration("r", 10, "SUCCEEDED");
        iteration("r", 5, "FAILED");
        iteration("r", 100, "SUCCEEDED");

        assertThat(rows.text("SELECT started_at FROM edges_iteration WHERE iteration = 1"))
                .isEqualTo(rows.text("SELECT strftime('%Y-%m-%dT%H:%M:%fZ', details ->> 'from') FROM edges_report"));
    }

    @Test
    void theFixedCadenceIsTheSameForEveryRunAndSaysSo() {
        iteration("r", 1, "SUCCEEDED");

        assertThat(rows.text("SELECT continue_every || ': ' || continue_plan FROM edges_run"))
                .isEqualTo("PT6H: every 6h, as edges.continue.every says");
    }

    @Test
    void theAdaptiveCadenceFollowsWhatArrivesAndSaysWhy() {
        use(Optional.of(BOUNDS));
        iteration("fast", 0, "SUCCEEDED");
        iteration("slow", 0, "SUCCEEDED");
        for (int i = 0; i < 20; i++) {
            iteration("fast", 60, "SUCCEEDED");
            iteration("slow", 1, "SUCCEEDED");
        }
        TrackedRun fast = runs.row("fast").orElseThrow();
        TrackedRun slow = runs.row("slow").orElseThrow();

        assertThat(slow.plan().every()).isEqualTo(BOUNDS.everyMax());
        assertThat(fast.plan().every()).isLessThan(slow.plan().every());
        assertThat(fast.plan().why()).contains("of max_results 100");
        assertThat(Duration.between(fast.lastContinuedAt(), fast.nextContinueAt()))
                .as("from the continue before")
                .isEqualTo(fast.plan().every());
    }

    @Test
    void narrowerBoundsHoldForWhatWasPlannedBefore() {
        theAdaptiveCadenceFollowsWhatArrivesAndSaysWhy();
        use(Optional.of(new Adaptive(Duration.ofMinutes(15), Duration.ofHours(2))));
        runs.replan("other rules");

        assertThat(runs.row("slow").orElseThrow().plan().every()).isEqualTo(Duration.ofHours(2));
    }
}
