package org.edgesroutes.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.edgesroutes.delivery.InFlightWindow.RecordId;
import org.edgesroutes.ledger.deliveries.Checkpoint.Death;
import org.edgesroutes.ledger.deliveries.Checkpoint.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of the records of one partition that failed: a failure is an attempt of the record only where
 * the target took another key meanwhile. For the thread of the partition.
 */
final class FailedRecords {

    private static final Logger LOG = LoggerFactory.getLogger(FailedRecords.class);

    /** The least time before a record dies without proof against it, or of a failure that suggests the target. */
    private static final Duration LONGEST_DOUBT = Duration.ofDays(1);

    private final Map<RecordId, Doubt> doubts = new HashMap<>();
    /** Failed attempts that no row has yet. */
    private final Map<RecordId, Integer> tries = new HashMap<>();

    private final DownstreamOptions options;
    private final FaultEvidence evidence;
    private final InFlightWindow window;
    private final CheckpointBuffer checkpoints;
    private final HeldKeys held;
    private final Clock clock;

    /**
     * What is remembered of a record that failed without proof.
     *
     * @param failures so far
     * @param near whether the target had just taken another key at the first one
     * @param firstPasses the passes of the downstream at the first failure
     * @param passes the same at the last one
     */
    private record Doubt(int failures, boolean near, long firstPasses, long passes) {}

    FailedRecords(
            DownstreamOptions options,
            FaultEvidence evidence,
            InFlightWindow window,
            CheckpointBuffer checkpoints,
            HeldKeys held,
            Clock clock) {
        this.options = options;
        this.evidence = evidence;
        this.window = window;
        this.checkpoints = checkpoints;
        this.held = held;
        this.clock = clock;
    }

    /** Whether the target took a key since the record last failed, and no other key failed after that. */
    boolean isAtFault(RecordTask task) {
        Doubt doubt = doubts.get(RecordId.of(task));
        return !evidence.othersFail(task.key())
                && (task.counted() > 0 || (doubt != null && (doubt.near() || evidence.passes() > doubt.passes())));
    }

    /** Counts an attempt that failed, whichever side is at fault. A batch that is taken apart was none. */
    void tried(RecordTask task) {
        tries.merge(RecordId.of(task), 1, Integer::sum);
    }

    /** Remembers a failure of a record that is not at fault as far as is known. */
    void doubt(RecordTask task) {
        boolean near = evidence.justPassed();
        evidence.failed(task.key());
        doubts.merge(
                RecordId.of(task),
                new Doubt(1, near, evidence.passes(), evidence.passes()),
                (known, now) -> new Doubt(known.failures() + 1, known.near(), known.firstPasses(), now.passes()));
    }

    void delivered(RecordTask task) {
        held.release(task);
        doubts.remove(RecordId.of(task));
        tries.remove(RecordId.of(task));
        checkpoints.delivered(task);
    }

    /** Counts the failure of a record at fault, and the ones before it that were in doubt as one. */
    void count(RecordTask task, DeliveryFailure failure) {
        int counted = task.counted() + (doubts.remove(RecordId.of(task)) == null ? 1 : 2);
        // part of a target may be down for a while: one record fails, the next one passes
        boolean kept = failure.suggestsTarget() && !isOlderThanDoubt(task);
        if (kept || counted < options.attempts()) {
            postpone(task, counted, options.retries().after(counted), failure);
        } else {
            bury(task, failure);
        }
    }

    /** Lets another key go first; the failures in doubt are no attempts. */
    void setAside(RecordTask task, DeliveryFailure failure) {
        Doubt doubt = doubts.get(RecordId.of(task));
        int failures = doubt == null ? 1 : doubt.failures();
        if (isOverdue(task, doubt, failure)) {
            doubts.remove(RecordId.of(task));
            bury(task, failure);
        } else {
            Duration delay = (failure.suggestsTarget() ? options.pauses() : options.retries()).after(failures);
            postpone(task, task.counted(), delay, failure);
        }
    }

    private boolean isOverdue(RecordTask task, Doubt doubt, DeliveryFailure failure) {
        return doubt != null
                && doubt.failures() >= options.attempts()
                && isOlderThanDoubt(task)
                && (evidence.passes() > doubt.firstPasses()
                        || (doubt.near() && evidence.fewFail())
                        || (failure.hint() != DeliveryFailure.Hint.UNREACHED
                                && !evidence.othersFail(task.key())
                                && window.holdsOnly(task)));
    }

    private boolean isOlderThanDoubt(RecordTask task) {
        return firstFailedAt(task).plus(LONGEST_DOUBT).isBefore(clock.instant());
    }

    private void postpone(RecordTask task, int counted, Duration delay, DeliveryFailure failure) {
        held.hold(task);
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        Instant at = clock.instant().plus(asked.compareTo(delay) > 0 ? asked : delay);
        checkpoints.postponed(
                task,
                new Waiting(
                        task.callbackId(),
                        task.index(),
                        task.key(),
                        attempts(task),
                        counted,
                        at,
                        firstFailedAt(task),
                        failure.error()));
    }

    private int attempts(RecordTask task) {
        Integer made = tries.remove(RecordId.of(task));
        return task.attempts() + (made == null ? 0 : made);
    }

    private void bury(RecordTask task, DeliveryFailure failure) {
        held.release(task);
        int attempts = attempts(task);
        LOG.warn(
                "{} failed to take record {} in {} attempts, it is a dead letter now: {}",
                options.downstream(),
                task.records().id(task.index()),
                attempts,
                failure.error());
        checkpoints.died(
                task, new Death(task.callbackId(), task.index(), attempts, firstFailedAt(task), failure.error()));
    }

    private Instant firstFailedAt(RecordTask task) {
        return task.isFirst() || task.earlier().firstFailedAt() == null
                ? clock.instant()
                : task.earlier().firstFailedAt();
    }
}
