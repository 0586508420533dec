package org.edgesroutes.runs;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.ledger.runs.ScheduleExecutionRepository;
import org.edgesroutes.ledger.runs.ScheduleExecutionRepository.Execution;
import org.edgesroutes.model.CronSchedule;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleStatus;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects schedules that have started no run for over twice their longest such time. Before one is reported, Edges is
 * asked whether it was paused, cancelled or completed, and how often it is to start one.
 */
final class SilentScheduleDetector {

    private static final Logger LOG = LoggerFactory.getLogger(SilentScheduleDetector.class);

    /** Each schedule is checked once a day at least, which needs no request unless it is overdue. */
    static final Duration CHECKED_EVERY = Duration.ofDays(1);

    private static final int TIMES = 2;
    private static final int AT_ONCE = 20;
    private static final int REMEMBERED = 200;

    /** An execution need not be punctual. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** With it a weekend is among the known pauses. */
    private static final Duration A_WEEK = Duration.ofDays(8);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    private final ScheduleExecutionRepository executions;
    private final Function<String, Optional<Schedule>> schedules;
    private final ReportService reports;
    private final Clock clock;

    /** @param schedules asks Edges for one by its uid */
    SilentScheduleDetector(
            ScheduleExecutionRepository executions,
            Function<String, Optional<Schedule>> schedules,
            ReportService reports,
            Clock clock) {
        this.executions = executions;
        this.schedules = schedules;
        this.reports = reports;
        this.clock = clock;
    }

    /** Checks the schedules whose time has come. */
    void report() {
        for (String uid : executions.toCheck(AT_ONCE)) {
            try {
                executions.checkAt(uid, check(uid, executions.latest(uid, REMEMBERED)));
            } catch (EdgesApiException failure) {
                executions.checkAt(uid, clock.instant().plus(AFTER_FAILURE));
                LOG.warn("schedule {} is overdue and could not be looked up: {}", uid, failure.getMessage());
            }
        }
    }

    /** @return when to check it again; null when it is to be expected to start no run any more */
    private Instant check(String uid, List<Execution> latestFirst) {
        if (latestFirst.isEmpty()) {
            return null;
        }
        Execution last = latestFirst.get(0);
        Instant since = later(last.at(), executions.expectedFrom(uid).orElse(null));
        Instant expected = since.plus(patience(latestFirst));
        boolean running = RunStatus.of(last.status()).inProgress();
        // how long a pause goes on is known only by asking each time
        boolean paused = since.isAfter(last.at());
        if (running || (!paused && expected.isAfter(clock.instant()))) {
            over(uid, "Schedule %s has started run %s.".formatted(uid, last.runUid()));
            return soonest(running ? Instant.MAX : expected);
        }
        return ask(uid, since, expected, latestFirst);
    }

    private Instant ask(String uid, Instant since, Instant expected, List<Execution> latestFirst) {
        Optional<Schedule> schedule = schedules.apply(uid);
        if (schedule.isEmpty()) {
            over(uid, "Edges does not know schedule %s any more.".formatted(uid));
            return null;
        }
        Schedule found = schedule.get();
        boolean ended = found.hasEnded();
        if (ended || found.is(ScheduleStatus.PAUSED)) {
            over(uid, "Schedule %s is %s.".formatted(uid, found.status()));
            executions.paused(uid);
            return ended ? null : soonest(Instant.MAX);
        }
        if (expected.isAfter(clock.instant())) {
            return soonest(expected);
        }
        Optional<Instant> due = due(found, later(since, found.scheduleAt()), latestFirst.size() > 2)
                .filter(clock.instant()::isBefore);
        if (due.isEmpty()) {
            raise(found, latestFirst);
        }
        return soonest(due.orElse(Instant.MAX));
    }

    /** One execution may be left out, because the run before it was still in progress. */
    private static Optional<Instant> due(Schedule schedule, Instant since, boolean habitKnown) {
        if (schedule.cron() != null) {
            try {
                ZoneId zone = schedule.timezone() == null ? ZoneOffset.UTC : ZoneId.of(schedule.timezone());
                List<Instant> next = CronSchedule.parse(schedule.cron()).next(since, zone, 2);
                return next.stream().max(Instant::compareTo).map(at -> at.plus(SHORTEST));
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                LOG.debug("schedule {}: {}", schedule.uid(), unreadable.getMessage());
            }
        }
        return habitKnown
                ? Optional.empty()
                : Optional.ofNullable(schedule.nextExecutionAt()).map(at -> at.plus(SHORTEST));
    }

    private static Instant later(Instant one, Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }

    private Instant soonest(Instant at) {
        Instant latest = clock.instant().plus(CHECKED_EVERY);
        return at.isBefore(latest) ? at : latest;
    }

    private void over(String uid, String sentence) {
        reports.recovered(ReportKind.SCHEDULE_SILENT, uid, sentence);
    }

    private void raise(Schedule schedule, List<Execution> latestFirst) {
        Execution last = latestFirst.get(0);
        String action = last.action() == null ? schedule.action() : last.action();
        Map<String, Object> details = new HashMap<>();
        details.put("schedule_uid", schedule.uid());
        details.put("action", action);
        details.put("schedule_status", schedule.status());
        details.put("last_run_at", last.at());
        details.put("next_execution_at", schedule.nextExecutionAt());
        details.put("patience", patience(latestFirst));
        reports.raise(
                ReportKind.SCHEDULE_SILENT,
                schedule.uid(),
                ReportSubject.run(last.runUid()),
                "Schedule %s (%s) has started no run since %s, although Edges says that it is %s. See: edges-routes schedules show %1$s"
                        .formatted(schedule.uid(), action, last.at(), schedule.status()),
                details);
    }

    private static Duration patience(List<Execution> latestFirst) {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < latestFirst.size(); i++) {
            Duration pause = Duration.between(
                    latestFirst.get(i).at(), latestFirst.get(i - 1).at());
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        Duration span = Duration.between(
                latestFirst.get(latestFirst.size() - 1).at(), latestFirst.get(0).at());
        Duration floor = span.compareTo(A_WEEK) < 0 ? QuietRunDetector.FLOOR : SHORTEST;
        Duration learned = longest.multipliedBy(TIMES);
        return learned.compareTo(floor) > 0 ? learned : floor;
    }
}
