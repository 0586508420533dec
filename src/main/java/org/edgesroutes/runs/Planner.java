package org.edgesroutes.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.ledger.Claim;
import org.edgesroutes.ledger.Run;
import org.edgesroutes.ledger.RunJudge;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.ledger.RunRow.Sight;
import org.edgesroutes.settings.EdgesSettings;

/** Decides what a sight of a run means: which iteration it is in, whether it will be continued, and when. */
final class Planner implements RunJudge {

    /** A run in progress that has not changed for this long is reported, and again after as long. */
    static final Duration SILENCE = Duration.ofDays(1);

    static final String NOT_KNOWN = "whether its last continue took effect is not known yet";

    private final Eligibility eligibility;
    private final Frequency frequency;

    Planner(EdgesSettings.Continue settings) {
        this.eligibility = new Eligibility(settings);
        this.frequency = new Frequency(settings);
    }

    @Override
    public RunRow judge(Optional<RunRow> known, Run seen, Optional<Claim> open, Instant now) {
        if (known.isPresent() && seen.olderThan(known.get().run())) {
            return known.get();
        }
        RunRow before = known.orElseGet(() -> new RunRow(seen, 1, 0, 0, null, null, null, null, Sight.CHANGED));
        boolean began = open.isPresent()
                ? open.get().doubtful() && Evidence.tookEffect(open.get(), seen)
                : Evidence.continuedByOthers(before.run(), seen);
        RunRow row = new RunRow(
                seen,
                before.iteration() + (began ? 1 : 0),
                failures(before, seen, began || known.isEmpty()),
                began ? 0 : before.refusals(),
                before.notContinued(),
                before.nextContinueAt(),
                began ? started(seen, now) : before.lastContinuedAt(),
                silentAt(known, seen, now),
                before.plan(),
                known.isPresent() && known.get().run().equals(seen) ? Sight.SAME : Sight.CHANGED);
        return plan(row, began ? Optional.empty() : open, now);
    }

    /** A run that did not change keeps its time, since it may have been reported already. */
    private Instant silentAt(Optional<RunRow> known, Run seen, Instant now) {
        if (!RunStatus.of(seen.status()).inProgress()) {
            return null;
        }
        return known.filter(row -> row.silentAt() != null && row.run().equals(seen))
                .map(RunRow::silentAt)
                .orElse(now.plus(SILENCE));
    }

    private static Instant started(Run run, Instant now) {
        return run.startedAt() == null || run.startedAt().isAfter(now) ? now : run.startedAt();
    }

    private static int failures(RunRow before, Run seen, boolean newIteration) {
        return switch (RunStatus.of(seen.status())) {
            case SUCCEEDED, PARTIAL_SUCCEEDED -> 0;
            case FAILED ->
                newIteration || RunStatus.of(before.status()) != RunStatus.FAILED
                        ? before.failures() + 1
                        : before.failures();
            default -> before.failures();
        };
    }

    private RunRow plan(RunRow row, Optional<Claim> open, Instant now) {
        Optional<String> obstacle = eligibility.obstacle(row.run(), now);
        if (obstacle.isPresent()) {
            return row.planned(obstacle.get(), afterEdges(row, now));
        }
        if (open.isPresent()) {
            return open.get().doubtful() ? row.planned(NOT_KNOWN, now) : row;
        }
        boolean refusedAndWaiting = row.refusals() > 0 && row.nextContinueAt() != null;
        RunRow planned = row.every(frequency.of(row, now));
        return refusedAndWaiting ? planned : planned.planned(null, pace(planned).due(row, now));
    }

    private Pace pace(RunRow row) {
        return new Pace(row.plan() == null ? frequency.every() : row.plan().every());
    }

    private Instant afterEdges(RunRow row, Instant now) {
        if (!Eligibility.waitsForEdges(row.run(), now)) {
            return null;
        }
        Instant due = pace(row).due(row, now);
        Instant grace = pace(row).after(row.postponedUntil());
        return due.isAfter(grace) ? due : grace;
    }

    /** The run after a continue that took effect. @param answer what Edges said to it */
    RunRow continued(RunRow row, Claim claim, Optional<Run> answer, Instant now) {
        Run run = answer.filter(told -> RunStatus.of(told.status()).inProgress() && !told.olderThan(row.run()))
                .orElseGet(() -> Evidence.tookEffect(claim, row.run())
                        ? row.run()
                        : row.run().withStatus(RunStatus.SCHEDULED.name()));
        RunRow after = new RunRow(
                run,
                claim.iteration(),
                row.failures(),
                0,
                null,
                null,
                now,
                now.plus(SILENCE),
                row.plan(),
                Sight.CHANGED);
        return plan(after, Optional.empty(), now);
    }

    /** The run after a continue that Edges refused: asked again, later each time. */
    RunRow refused(RunRow row, String error, Instant now) {
        int refusals = row.refusals() + 1;
        return new RunRow(
                row.run(),
                row.iteration(),
                row.failures(),
                refusals,
                "Edges refused: " + error,
                now.plus(pace(row).pause(refusals)),
                row.lastContinuedAt(),
                row.silentAt(),
                row.plan(),
                row.sight());
    }
}
