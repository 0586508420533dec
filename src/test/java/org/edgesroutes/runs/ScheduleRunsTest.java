package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.edgesroutes.ledger.iterations.EndedIterationRepository;
import org.edgesroutes.ledger.iterations.IterationRepository;
import org.edgesroutes.ledger.sources.SourceRepository;
import org.edgesroutes.reports.ReportService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each execution of a schedule is a run with one iteration; the schedule is what it is judged by. */
class ScheduleRunsTest extends IterationEvaluatorTestBase {

    private RunProblemReporter statuses;

    @BeforeEach
    void scheduled() {
        schedule = "s1";
        statuses = new RunProblemReporter(
                new ReportService(ledger),
                runs,
                new ProgressTimeout(new IterationRepository(ledger), new EndedIterationRepository(ledger)),
                clock);
    }

    private String sentence() {
        return rows.text("SELECT sentence FROM edges_report ORDER BY report_id DESC LIMIT 1");
    }

    private String causes() {
        return rows.text("SELECT kind || ' ' || cause || ' ' || run_uid"
                + " || CASE WHEN recovered_at IS NULL THEN '' ELSE ' over' END FROM edges_report ORDER BY report_id");
    }

    @Test
    void aRunThatReachedMaxResultsIsJudgedByTheRunsBeforeItAndEndsWithTheNextOne() {
        iteration("r1", 30, "SUCCEEDED");
        iteration("r2", 40, "SUCCEEDED");
        iteration("r3", 100, "SUCCEEDED");

        assertThat(causes()).isEqualTo("iteration-saturated s1 r3");
        assertThat(sentence())
                .contains("Run r3 (linkedin-extract-messages) of schedule s1 brought 100 records between")
                .contains("about 100 more are probably lost")
                .contains("A schedule that runs every 1h48m would have avoided it")
                .doesNotContain("edges.continue.every");
        iteration("r4", 20, "SUCCEEDED");
        assertThat(causes()).isEqualTo("iteration-saturated s1 r3 over");
    }

    @Test
    void onlyTheFirstRunOfAScheduleIsAFullSync() {
        iteration("r1", 100, "SUCCEEDED");
        assertThat(sentence()).contains("as the first one of its schedule", "older ones were not fetched");
        iteration("r2", 100, "SUCCEEDED");
        assertThat(rows.text("SELECT run_uid || ' ' || coalesce(estimated_lost, '-') FROM edges_iteration"))
                .isEqualTo("r1 -\nr2 100");
    }

    @Test
    void theFirstRunOfAMigratedScheduleIsAFullSyncAndEndsTheReportsOfTheOldOne() {
        iteration("r1", 10, "SUCCEEDED");
        iteration("r2", 100, "SUCCEEDED");
        assertThat(causes()).isEqualTo("iteration-saturated s1 r2");

        new SourceRepository(ledger).sameSchedule("s2", "s1");
        schedule = "s2";
        iteration("r3", 90, "SUCCEEDED");
        assertThat(causes()).isEqualTo("iteration-saturated s1 r2 over");
        maxResults = 90;
        iteration("r4", 90, "SUCCEEDED");
        assertThat(sentence()).contains("of schedule s2 brought 90 records between");
    }

    @Test
    void aScheduleWhoseRunsBringNothingForTooLongIsReportedOnceUntilOneBringsARecord() {
        iteration("r1", 5, "SUCCEEDED");
        clock.turn(Duration.ofDays(2));
        iteration("r2", 0, "SUCCEEDED");
        assertThat(causes()).isEmpty();

        clock.turn(Duration.ofDays(2));
        iteration("r3", 0, "SUCCEEDED");
        iteration("r4", 0, "SUCCEEDED");
        assertThat(causes()).isEqualTo("run-quiet s1 r3");
        assertThat(sentence()).startsWith("Schedule s1 (linkedin-extract-messages) has brought no record since");
        iteration("r5", 1, "SUCCEEDED");
        assertThat(causes()).isEqualTo("run-quiet s1 r3 over");
    }

    @Test
    void aScheduleWhoseRunsFailIsReportedOnceUntilALaterRunSucceeds() {
        statuses.status(iteration("r1", 1, "FAILED").uid());
        statuses.settle();
        statuses.status(iteration("r2", 1, "FAILED").uid());
        statuses.settle();
        see("r3", "RUNNING");
        statuses.settle();
        assertThat(causes()).isEqualTo("run-failed s1 r1");
        assertThat(sentence()).startsWith("Run r1 (linkedin-extract-messages) of schedule s1 is FAILED.");

        see("r3", "SUCCEEDED");
        statuses.settle();
        assertThat(causes()).isEqualTo("run-failed s1 r1 over");
    }

    @Test
    void aRunInProgressForTwiceAsLongAsAnyRunOfItsScheduleIsReported() {
        see("r1", "RUNNING");
        clock.turn(Duration.ofHours(20));
        see("r1", "SUCCEEDED");
        see("r2", "RUNNING");
        clock.turn(Duration.ofHours(30));
        statuses.silence(see("r2", "RUNNING").uid(), false);
        assertThat(causes()).as("twice the time of the run before is not over").isEmpty();

        clock.turn(Duration.ofHours(11));
        statuses.silence(see("r2", "RUNNING").uid(), false);
        assertThat(sentence())
                .contains("of schedule s1 has been RUNNING for over twice the longest run of its schedule");
    }

    @Test
    void aRunWhoseScheduleOnlyACallbackNamedIsNotContinued() {
        schedule = null;
        new SourceRepository(ledger).runOfSchedule("s1", "r1");
        see("r1", "SUCCEEDED");
        see("r1", "SUCCEEDED");
        assertThat(rows.text("SELECT not_continued || ' ' || scheduled_run_uid FROM edges_run"))
                .isEqualTo("its schedule continues it s1");
    }

    @Test
    void aRunWithoutAScheduleIsJudgedByItselfAlone() {
        schedule = null;
        iteration("a", 30, "SUCCEEDED");
        iteration("b", 100, "SUCCEEDED");
        assertThat(causes()).isEqualTo("iteration-saturated b b");
        assertThat(sentence()).contains("in its first iteration");
    }
}
