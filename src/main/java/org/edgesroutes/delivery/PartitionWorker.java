package org.edgesroutes.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.edgesroutes.ledger.DeliverySignal;
import org.edgesroutes.ledger.deliveries.Checkpoint.Death;
import org.edgesroutes.ledger.deliveries.Checkpoint.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread's share of the keys of a downstream. Records with the same key go through the same lane, one after the
 * other; behind one that waits to be tried again, the later ones of its key wait too.
 */
final class PartitionWorker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionWorker.class);
    /** Answers in a row that may be about the record before another one is tried instead. */
    private static final int ANSWERS_TO_SET_ASIDE = 3;

    /** Set aside it is in nobody's way, and a target in half a trouble is better by then. */
    private static final Duration PATIENCE_IN_DOUBT = Duration.ofDays(1);

    private final PartitionQueue tasks;
    private final Map<String, Integer> held = new HashMap<>();
    private final DownstreamOptions plan;
    private final DeliveryTarget target;
    private final DownstreamCircuitBreaker gate;
    private final DeliverySignal arrivals;
    private final FailureClassifier classifier;
    private final CheckpointBuffer settlements;
    private final Clock clock;

    PartitionWorker(
            DownstreamOptions plan,
            DeliveryTarget target,
            DownstreamCircuitBreaker gate,
            DeliverySignal arrivals,
            CheckpointBuffer settlements,
            Clock clock) {
        this.tasks = new PartitionQueue(plan.batchSize(), plan.batchWait());
        this.plan = plan;
        this.target = target;
        this.gate = gate;
        this.arrivals = arrivals;
        this.classifier = new FailureClassifier(clock);
        this.settlements = settlements;
        this.clock = clock;
    }

    /** Before the lane runs: records of this key wait to be tried again. */
    void hold(String key, int records) {
        held.put(key, records);
    }

    void put(RecordTask task) {
        tasks.put(task);
    }

    /** The record that is on its way is finished, no other one is begun. */
    void end() {
        tasks.end();
    }

    @Override
    public void run() {
        try {
            for (List<RecordTask> batch = tasks.take(); !batch.isEmpty(); batch = tasks.take()) {
                arrivals.giveWay();
                deliver(batch.stream().filter(this::isFree).toList());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when an earlier record with its key waits to be tried again: then this one waits behind it */
    private boolean isFree(RecordTask task) {
        if (!task.isFirst() || !held.containsKey(task.key())) {
            return true;
        }
        held.merge(task.key(), 1, Integer::sum);
        settlements.postponed(task, new Waiting(task.callbackId(), task.index(), task.key(), 0, null, null, null));
        return false;
    }

    /** Several that are refused together are tried by halves, until each that is at fault stands alone. */
    private void deliver(List<RecordTask> batch) throws InterruptedException {
        int doubts = 0;
        boolean tookOthers = false;
        while (!batch.isEmpty()) {
            long ticket = gate.enter();
            if (ticket == DownstreamCircuitBreaker.CLOSED) {
                return;
            }
            Throwable failure = target.offer(batch);
            DeliveryFailure verdict = failure == null ? null : classifier.classify(failure);
            if (verdict instanceof DeliveryFailure.TargetDown down) {
                tookOthers |= gate.down(ticket, down);
                doubts = down.perhapsRecord() ? doubts + 1 : 0;
                if (doubts < ANSWERS_TO_SET_ASIDE) {
                    continue;
                }
            } else {
                gate.passed(ticket);
            }
            if (verdict != null && batch.size() > 1) {
                deliver(batch.subList(0, batch.size() / 2));
                deliver(batch.subList(batch.size() / 2, batch.size()));
            } else if (verdict instanceof DeliveryFailure.TargetDown down) {
                setAside(batch.get(0), down, tookOthers);
            } else {
                batch.forEach(task -> settle(task, verdict));
            }
            return;
        }
    }

    private void settle(RecordTask task, DeliveryFailure refusal) {
        if (refusal == null) {
            release(task);
            settlements.delivered(task);
        } else if (task.attempts() + 1 < plan.attempts()) {
            postpone(task, task.attempts() + 1, refusal);
        } else {
            bury(task, refusal);
        }
    }

    /** Another record shows who is at fault: where the target took some meanwhile it was an attempt, else it was none. */
    private void setAside(RecordTask task, DeliveryFailure refusal, boolean tookOthers) {
        int attempts = task.attempts() + (tookOthers ? 1 : 0);
        boolean longEnough = firstFailedAt(task).plus(PATIENCE_IN_DOUBT).isBefore(clock.instant());
        if (tookOthers && longEnough && attempts >= plan.attempts()) {
            bury(task, refusal);
        } else {
            postpone(task, attempts, refusal);
        }
    }

    private void postpone(RecordTask task, int attempts, DeliveryFailure refusal) {
        hold(task);
        Instant at = clock.instant().plus(plan.retries().after(Math.max(1, attempts)));
        settlements.postponed(
                task,
                new Waiting(
                        task.callbackId(),
                        task.index(),
                        task.key(),
                        attempts,
                        at,
                        firstFailedAt(task),
                        refusal.error()));
    }

    private void bury(RecordTask task, DeliveryFailure refusal) {
        release(task);
        LOG.warn(
                "{} did not take record {} in {} attempts, it is a dead letter now: {}",
                plan.downstream(),
                task.records().id(task.index()),
                task.attempts() + 1,
                refusal.error());
        settlements.died(
                task,
                new Death(task.callbackId(), task.index(), task.attempts() + 1, firstFailedAt(task), refusal.error()));
    }

    private Instant firstFailedAt(RecordTask task) {
        return task.isFirst() || task.earlier().firstFailedAt() == null
                ? clock.instant()
                : task.earlier().firstFailedAt();
    }

    private void hold(RecordTask task) {
        if (task.isFirst()) {
            held.put(task.key(), 1);
        }
    }

    private void release(RecordTask task) {
        if (!task.isFirst()) {
            held.computeIfPresent(task.key(), (key, records) -> records > 1 ? records - 1 : null);
        }
    }
}
