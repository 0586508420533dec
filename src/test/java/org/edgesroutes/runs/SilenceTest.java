package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.ledger.iterations.EndedIterationRepository;
import org.edgesroutes.ledger.iterations.IterationRepository;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.junit.jupiter.api.Test;

/** What does not come is noticed by the time alone. */
class SilenceTest extends IterationEvaluatorTestBase {

    private void tick(Duration later) {
        clock.turn(later);
        assessment.reportAbsent();
    }

    @RaisesAndEnds(ReportKind.RUN_QUIET)
    @Test
    void aRunThatBringsNothingForTooLongIsReportedUntilItBringsARecord() {
        iteration("r", 50, "SUCCEEDED");
        clock.turn(Duration.ofDays(4));
        iteration("r", 1, "SUCCEEDED");

        tick(Duration.ofDays(7));
        assertThat(reports()).as("twice its longest pause is not over").isEmpty();
        iteration("r", 0, "SUCCEEDED");
        tick(Duration.ofDays(1).plus(EVERY));
        tick(Duration.ofDays(30));
        assertThat(reports()).isEqualTo("run-quiet 3");

        iteration("r", 0, "SUCCEEDED");
        assertThat(reports()).isEqualTo("run-quiet 3");
        iteration("r", 1, "SUCCEEDED");
        assertThat(reports()).isEqualTo("run-quiet 3 over");
    }

    @Test
    void aRunThatNeverBroughtAnythingIsReportedAfterThreeDays() {
        iteration("r", 0, "SUCCEEDED");
        tick(Duration.ofDays(2));
        assertThat(reports()).isEmpty();

        tick(Duration.ofDays(1));
        assertThat(reports()).isEqualTo("run-quiet 1");
        assertThat(rows.text("SELECT sentence FROM edges_report")).contains("has brought no record ever");
    }

    @Test
    void aRunThatIsHeldIsNotExpectedToBringAnything() {
        iteration("r", 5, "SUCCEEDED");
        see("r", "STOPPED");
        tick(Duration.ofDays(30));

        assertThat(reports()).isEmpty();
    }

    @RaisesAndEnds(ReportKind.RUN_LONG)
    @Test
    void aRunInProgressForLongerThanItEverWasIsReportedUntilItEnds() {
        RunProblemReporter statuses = new RunProblemReporter(
                new ReportService(ledger),
                runs,
                new ProgressTimeout(new IterationRepository(ledger), new EndedIterationRepository(ledger)),
                clock);
        iteration("r", 1, "SUCCEEDED");
        see("r", "RUNNING");
        clock.turn(Duration.ofHours(20));
        see("r", "SUCCEEDED");
        see("r", "RUNNING");

        clock.turn(Duration.ofHours(39));
        statuses.silence(see("r", "RUNNING").uid(), false);
        assertThat(reports()).as("twice its longest time is not over").isEmpty();
        clock.turn(Duration.ofHours(2));
        statuses.silence(see("r", "RUNNING").uid(), false);
        statuses.settle();
        assertThat(reports()).isEqualTo("run-long 3");

        see("r", "SUCCEEDED");
        statuses.settle();
        assertThat(reports()).isEqualTo("run-long 3 over");
    }

    @RaisesAndEnds(ReportKind.RUN_AND_CALLBACKS_DISAGREE)
    @Test
    void aRunWhoseLastCallbackTellsAnotherEndIsReportedUntilBothAgree() {
        see("r", "RUNNING");
        ends("r", "FAILED");
        see("r", "SUCCEEDED");
        assertThat(reports()).isEqualTo("run-and-callbacks-disagree 1");

        ends("r", "SUCCEEDED");
        see("r", "SUCCEEDED");
        assertThat(reports()).isEqualTo("run-and-callbacks-disagree 1 over");
    }

    @RaisesAndEnds(ReportKind.ITERATION_AGING)
    @Test
    void anIterationThatIsNotCompleteIsReportedDailyFromDay75UntilItIsArchived() {
        iteration("r", 5, "SUCCEEDED");
        rows.execute("UPDATE edges_iteration SET verdict = 'incomplete'");
        see("r", "STOPPED");
        tick(Duration.ofDays(74));
        assertThat(reports()).isEmpty();

        List<String> said = new ArrayList<>();
        for (int hour = 0; hour < 24 * 5; hour++) {
            tick(Duration.ofHours(1));
            said.add(rows.text("SELECT said_at FROM edges_report"));
        }
        assertThat(said.stream().filter(at -> !at.isEmpty()).distinct()).hasSizeBetween(4, 5);
        assertThat(reports()).isEqualTo("iteration-aging 1");

        tick(Duration.ofDays(12));
        assertThat(reports()).isEqualTo("iteration-aging 1 over");
        assertThat(rows.text("SELECT recovery FROM edges_report")).contains("cannot be fetched any more");
    }

    @Test
    void anIterationThatIsCompletedLateIsReportedNoMore() {
        iteration("r", 5, "SUCCEEDED");
        see("r", "STOPPED");
        tick(Duration.ofDays(76));
        assertThat(reports()).isEqualTo("iteration-aging 1");

        rows.execute("UPDATE edges_iteration SET verdict = 'complete'");
        tick(Duration.ofHours(1));
        assertThat(rows.text("SELECT recovery FROM edges_report")).isEqualTo("Iteration 1 of run r is complete.");
    }

    private void ends(String uid, String status) {
        arrive(uid, "callback", "i", 0, null);
        rows.execute(
                "UPDATE edges_callback SET status = ? WHERE callback_id ="
                        + " (SELECT max(callback_id) FROM edges_callback)",
                status);
    }
}
