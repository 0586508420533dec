package org.edgesroutes.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.edgesroutes.ledger.Arrivals;
import org.edgesroutes.ledger.Checkpoint.Death;
import org.edgesroutes.ledger.Checkpoint.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread's share of the keys of a downstream. Records with the same key go through the same lane, one after the
 * other; behind one that waits to be tried again, the later ones of its key wait too.
 */
final class Lane implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Task END = new Task(null, 0, null, null, null);

    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Map<String, Integer> held = new HashMap<>();
    private final Plan plan;
    private final Target target;
    private final Gate gate;
    private final Arrivals arrivals;
    private final FailureClassifier classifier;
    private final Settlements settlements;
    private final Clock clock;
    private volatile boolean ended;

    Lane(Plan plan, Target target, Gate gate, Arrivals arrivals, Settlements settlements, Clock clock) {
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

    void put(Task task) {
        tasks.add(task);
    }

    /** The record that is on its way is finished, no other one is begun. */
    void end() {
        ended = true;
        tasks.clear();
        tasks.add(END);
    }

    @Override
    public void run() {
        try {
            for (Task task = tasks.take(); !ended && task != END; task = tasks.take()) {
                arrivals.giveWay();
                deliver(task);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Task task) throws InterruptedException {
        if (task.isFirst() && held.containsKey(task.key())) {
            held.merge(task.key(), 1, Integer::sum);
            settlements.postponed(task, new Waiting(task.callbackId(), task.index(), task.key(), 0, null, null, null));
            return;
        }
        while (true) {
            long ticket = gate.enter();
            if (ticket == Gate.CLOSED) {
                return;
            }
            Throwable failure = target.offer(task.records(), task.index());
            Verdict verdict = failure == null ? null : classifier.classify(failure);
            if (verdict instanceof Verdict.TargetDown down) {
                gate.down(ticket, down);
            } else {
                gate.passed(ticket);
                settle(task, verdict);
                return;
            }
        }
    }

    private void settle(Task task, Verdict refusal) {
        if (refusal == null) {
            release(task);
            settlements.delivered(task);
        } else if (task.attempts() + 1 < plan.attempts()) {
            hold(task);
            settlements.postponed(task, next(task, refusal));
        } else {
            release(task);
            LOG.warn(
                    "{} did not take record {} in {} attempts, it is a dead letter now: {}",
                    plan.downstream(),
                    task.records().id(task.index()),
                    task.attempts() + 1,
                    refusal.error());
            settlements.died(
                    task,
                    new Death(
                            task.callbackId(),
                            task.index(),
                            task.attempts() + 1,
                            firstFailedAt(task),
                            refusal.error()));
        }
    }

    private Waiting next(Task task, Verdict refusal) {
        int attempts = task.attempts() + 1;
        Instant at = clock.instant().plus(plan.retries().after(attempts));
        return new Waiting(
                task.callbackId(), task.index(), task.key(), attempts, at, firstFailedAt(task), refusal.error());
    }

    private Instant firstFailedAt(Task task) {
        return task.isFirst() || task.earlier().firstFailedAt() == null
                ? clock.instant()
                : task.earlier().firstFailedAt();
    }

    private void hold(Task task) {
        if (task.isFirst()) {
            held.put(task.key(), 1);
        }
    }

    private void release(Task task) {
        if (!task.isFirst()) {
            held.computeIfPresent(task.key(), (key, records) -> records > 1 ? records - 1 : null);
        }
    }
}
