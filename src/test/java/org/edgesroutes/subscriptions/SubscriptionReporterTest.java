package org.edgesroutes.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionReporterTest {

    @TempDir
    Path directory;

    private SubscriptionFixture fixture;
    private SubscriptionReporter reporter;

    @BeforeEach
    void open() {
        fixture = new SubscriptionFixture(directory);
        reporter = new SubscriptionReporter(fixture.services.reports());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static List<PlanItem> notStarted(String sentence) {
        return List.of(PlanItem.of("ada", PlanStep.NOT_STARTED, sentence));
    }

    private long reports() {
        return fixture.rows.number("SELECT count(*) FROM edges_report");
    }

    @Test
    void aReportIsRaisedOnceHoweverOftenAndInHoweverManyLinesItIsSaid() {
        reporter.outcome(notStarted("Edges said\n no\u2028more  than that"));
        reporter.outcome(notStarted("Edges said\n no\u2028more  than that"));

        assertThat(reports()).isEqualTo(1);
        assertThat(fixture.reports()).containsExactly("subscription-not-started ada");
    }

    @Test
    void aReportWithAnotherReasonBeginsAnewAndEndsWithIt() {
        reporter.outcome(notStarted("one"));
        reporter.outcome(notStarted("other"));
        assertThat(reports()).isEqualTo(2);
        assertThat(fixture.services.reports().open())
                .singleElement()
                .extracting(report -> report.sentence())
                .isEqualTo("The subscription ada: other.");
        reporter.outcome(List.of());

        assertThat(fixture.reports()).isEmpty();
    }
}
