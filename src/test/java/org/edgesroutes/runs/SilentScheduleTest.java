package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.edgesroutes.LocalServer;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.ledger.sources.SourceRepository;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A schedule that starts no run any more is noticed by the time alone, over HTTP. */
@Timeout(60)
class SilentScheduleTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path directory;

    private final List<String> runs = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String status = "ACTIVE";
    private String cancelled = "";
    private String more = "";
    private int answer = 200;
    private LocalServer edges;
    private RunsFixture fixture;

    @BeforeEach
    void start() {
        edges = LocalServer.parallel().on("/v1/runs", this::list).on("/v1/schedules/", this::schedule);
        fixture = new RunsFixture(directory, edges.url("/v1"), "key").start();
    }

    @AfterEach
    void stop() {
        fixture.close();
        edges.close();
    }

    private void list(HttpExchange request) throws IOException {
        int offset = Integer.parseInt(request.getRequestURI().getQuery().replaceAll(".*offset=", ""));
        reply(request, 200, runs.stream().skip(offset).toList().toString());
    }

    private void schedule(HttpExchange request) throws IOException {
        String uid = request.getRequestURI().getPath().replaceAll(".*/", "");
        asked.add(uid);
        reply(
                request,
                answer,
                "{\"uid\": \"%s\", \"status\": \"%s\"%s}"
                        .formatted(uid, uid.equals(cancelled) ? "CANCELLED" : status, more));
    }

    private static void reply(HttpExchange request, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        request.sendResponseHeaders(status, bytes.length);
        request.getResponseBody().write(bytes);
        request.close();
    }

    private void started(String run, String schedule, String ended) {
        runs.add(0, """
                {"uid": "%s", "action_name": "linkedin-extract-messages", "status": "%s", "execution_mode": "ASYNC",
                 "scheduled_run_uid": "%s", "parameters": {"sync_mode": "full"}, "created_at": "%4$s",
                 "started_at": "%4$s", "updated_at": "%4$s"}""".formatted(run, ended, schedule, fixture.clock.instant()));
        tick();
    }

    private void started(String run) {
        started(run, "s1", "SUCCEEDED");
    }

    private void tick() {
        fixture.runs.changedOrDue();
    }

    private void after(Duration time) {
        fixture.clock.turn(time);
        tick();
    }

    private String reports() {
        return new LedgerRows(fixture.ledger)
                .text("SELECT kind || ' ' || cause || CASE WHEN recovered_at IS NULL THEN '' ELSE ' over' END"
                        + " FROM edges_report ORDER BY report_id");
    }

    private String text(String column) {
        return new LedgerRows(fixture.ledger).text("SELECT " + column + " FROM edges_report");
    }

    private void daily(int runsOfIt) {
        for (int i = 1; i <= runsOfIt; i++) {
            started("r" + i);
            fixture.clock.turn(DAY);
        }
    }

    @RaisesAndEnds(ReportKind.SCHEDULE_SILENT)
    @Test
    void aScheduleThatStartsNoRunForTwiceItsLongestPauseIsReportedUntilItDoes() {
        daily(10);
        after(HOUR.multipliedBy(20));
        assertThat(asked).as("twice its longest pause is not over").isEmpty();

        after(HOUR.multipliedBy(5));
        after(DAY);
        assertThat(reports()).isEqualTo("schedule-silent s1");
        assertThat(text("sentence"))
                .startsWith("Schedule s1 (linkedin-extract-messages) has started no run since 2026-03-10T08:00:00Z")
                .endsWith("edges-routes schedules show s1");
        assertThat(text("run_uid")).isEqualTo("r10");

        started("r11");
        assertThat(reports()).isEqualTo("schedule-silent s1 over");
        assertThat(text("recovery")).isEqualTo("Schedule s1 has started run r11.");
    }

    @Test
    void aWeekendIsNoSilenceOfAScheduleThatIsYoungerThanAWeek() {
        daily(3);
        after(DAY.plus(HOUR));
        assertThat(asked).isEmpty();
        after(DAY);
        assertThat(reports()).isEqualTo("schedule-silent s1");
    }

    @Test
    void aScheduleIsSilentOnlyWhenTwoOfItsExecutionsHaveBeenMissed() {
        more = ", \"cron\": \"0 8 * * 1\", \"timezone\": \"UTC\"";
        daily(3);
        after(DAY.multipliedBy(7));
        assertThat(asked).as("Edges is asked daily").hasSizeGreaterThan(0);
        assertThat(reports()).isEmpty();
        for (int day = 0; day < 7; day++) {
            after(DAY);
        }
        assertThat(reports()).isEqualTo("schedule-silent s1");
    }

    @Test
    void aPausedScheduleIsNotSilentAndWhenItGoesOnItHasItsTimeAgain() {
        daily(10);
        status = "PAUSED";
        for (int day = 0; day < 20; day++) {
            after(DAY);
        }
        status = "ACTIVE";
        after(DAY);
        assertThat(reports()).isEmpty();
        after(DAY.plus(HOUR));
        assertThat(reports()).isEqualTo("schedule-silent s1");

        status = "PAUSED";
        after(DAY);
        assertThat(reports()).isEqualTo("schedule-silent s1 over");
        assertThat(text("recovery")).isEqualTo("Schedule s1 is PAUSED.");
    }

    @Test
    void aCancelledScheduleAndOneThatEdgesDoesNotKnowAreAskedForOnce() {
        daily(10);
        status = "CANCELLED";
        after(DAY.multipliedBy(3));
        after(DAY.multipliedBy(3));
        assertThat(asked).containsExactly("s1");

        started("x", "s2", "SUCCEEDED");
        answer = 404;
        after(DAY.multipliedBy(4));
        after(DAY.multipliedBy(4));
        assertThat(asked).containsExactly("s1", "s2");
        assertThat(reports()).isEmpty();
    }

    @Test
    void aScheduleWhoseRunIsInProgressIsNotSilent() {
        daily(9);
        started("r10", "s1", "RUNNING");
        after(DAY.multipliedBy(5));
        assertThat(asked).isEmpty();
    }

    @Test
    void aScheduleIsNotReportedWhileEdgesCannotBeAsked() {
        daily(10);
        answer = 400;
        after(DAY.multipliedBy(2));
        assertThat(reports()).isEmpty();
        answer = 200;
        after(DAY);
        assertThat(reports()).isEqualTo("schedule-silent s1");
    }

    @Test
    void aMigratedScheduleThatNeverStartsARunIsReportedByTheHabitOfTheOldOne() {
        daily(10);
        new SourceRepository(fixture.ledger).sameSchedule("s2", "s1");
        cancelled = "s1";
        after(DAY);
        after(DAY.plus(HOUR));
        assertThat(reports()).isEqualTo("schedule-silent s2");
    }

    @Test
    void aClockThatWasSetBackDoesNotPutOffTheCheck() {
        daily(10);
        fixture.clock.turn(DAY.multipliedBy(-5));
        tick();
        String latest = new LedgerRows(fixture.ledger).text("SELECT check_at FROM edges_source");
        assertThat(latest).isLessThanOrEqualTo(fixture.clock.instant().plus(DAY).toString());
    }
}
