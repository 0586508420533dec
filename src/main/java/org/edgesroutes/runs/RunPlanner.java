package org.edgesroutes.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.ledger.runs.RunTransition;
import org.edgesroutes.model.ContinueClaim;
import org.edgesroutes.model.ContinueState;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.model.TrackedRun.Sight;
import org.edgesroutes.settings.EdgesSettings;

/** Decides what a sight of a run means: which iteration it is in, whether it will be continued, and when. */
final class RunPlanner implements RunTransition {

    /** A run in progress that has not changed for this long is reported, and again after as long. */
    static final Duration SILENCE = Duration.ofDays(1);

    static final String NOT_KNOWN = "whether its last continue took effect is not known yet";

    private final ContinueEligibility eligibility;
    private final ContinueSchedule schedule;

    RunPlanner(EdgesSettings.Continue settings) {
        this.eligibility = new ContinueEligibility(settings);
        this.schedule = new ContinueSchedule(settings);
    }

    @Override
    public TrackedRun judge(Optional<TrackedRun> known, Run seen, Optional<ContinueClaim> open, Instant now) {
        if (known.isPresent() && seen.olderThan(known.get().run())) {
            return known.get();
        }
        TrackedRun before = known.orElseGet(() -> new TrackedRun(seen, 1, ContinueState.NEW, null, Sight.CHANGED));
        boolean began = open.isPresent()
                ? open.get().doubtful() && ContinueOutcomeDetector.tookEffect(open.get(), seen)
                : ContinueOutcomeDetector.continuedByOthers(before.run(), seen);
        ContinueState state = before.continuing().failures(failures(before, seen, began || known.isEmpty()));
        TrackedRun row = new TrackedRun(
                seen,
                before.iteration() + (began ? 1 : 0),
                began ? state.continuedUnseen(started(seen, now)) : state,
                silentAt(known, seen, now),
                known.isPresent() && known.get().run().equals(seen) ? Sight.SAME : Sight.CHANGED);
        return plan(row, began ? Optional.empty() : open, now);
    }

    /** A run that did not change keeps its time, since it may have been reported already. */
    private Instant silentAt(Optional<TrackedRun> known, Run seen, Instant now) {
        if (!RunStatus.of(seen.status()).inProgress()) {
            return null;
        }
        return known.filter(row -> row.silentAt() != null && row.run().equals(seen))
                .map(TrackedRun::silentAt)
                .orElse(now.plus(SILENCE));
    }

    private static Instant started(Run run, Instant now) {
        return run.startedAt() == null || run.startedAt().isAfter(now) ? now : run.startedAt();
    }

    private static int failures(TrackedRun before, Run seen, boolean newIteration) {
        return switch (RunStatus.of(seen.status())) {
            case SUCCEEDED, PARTIAL_SUCCEEDED -> 0;
            case FAILED ->
                newIteration || RunStatus.of(before.status()) != RunStatus.FAILED
                        ? before.failures() + 1
                        : before.failures();
            default -> before.failures();
        };
    }

    private TrackedRun plan(TrackedRun row, Optional<ContinueClaim> open, Instant now) {
        Optional<String> obstacle = eligibility.obstacle(row.run(), now);
        if (obstacle.isPresent()) {
            return row.with(row.continuing().next(obstacle.get(), afterEdges(row, now)));
        }
        if (open.isPresent()) {
            return open.get().doubtful() ? row.with(row.continuing().next(NOT_KNOWN, now)) : row;
        }
        boolean refusedAndWaiting = row.refusals() > 0 && row.nextContinueAt() != null;
        ContinueState state = row.continuing().every(schedule.plan(row, now));
        TrackedRun planned = row.with(state);
        Instant due = schedule.due(planned, now);
        return row.with(
                refusedAndWaiting ? state.next(row.notContinued(), afterRefusal(planned, now)) : state.next(null, due));
    }

    /** As planned when Edges refused, but never later than a refusal of now would lead to. */
    private Instant afterRefusal(TrackedRun row, Instant now) {
        Instant latest = now.plus(schedule.pause(row, row.refusals()));
        return row.nextContinueAt().isBefore(latest) ? row.nextContinueAt() : latest;
    }

    private Instant afterEdges(TrackedRun row, Instant now) {
        if (!ContinueEligibility.waitsForEdges(row.run(), now)) {
            return null;
        }
        Instant due = schedule.due(row, now);
        Instant grace = schedule.afterPostponement(row);
        return due.isAfter(grace) ? due : grace;
    }

    /** The run after a continue that took effect. @param answer what Edges said to it */
    TrackedRun continued(TrackedRun row, ContinueClaim claim, Optional<Run> answer, Instant now) {
        Run run = answer.filter(told -> RunStatus.of(told.status()).inProgress() && !told.olderThan(row.run()))
                .orElseGet(() -> ContinueOutcomeDetector.tookEffect(claim, row.run())
                        ? row.run()
                        : row.run().withStatus(RunStatus.SCHEDULED.name()));
        TrackedRun after = new TrackedRun(
                run, claim.iteration(), row.continuing().continued(now), now.plus(SILENCE), Sight.CHANGED);
        return plan(after, Optional.empty(), now);
    }

    /** The run after a continue that Edges refused: asked again, later each time. */
    TrackedRun refused(TrackedRun row, String error, Instant now) {
        Instant next = now.plus(schedule.pause(row, row.refusals() + 1));
        return row.with(row.continuing().refused("Edges refused: " + error, next));
    }
}
