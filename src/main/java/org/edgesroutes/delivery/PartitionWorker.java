package org.edgesroutes.delivery;

import java.time.Clock;
import java.util.List;
import org.edgesroutes.ledger.DeliverySignal;
import org.edgesroutes.ledger.deliveries.Checkpoint.Waiting;

/**
 * One thread's share of the keys of a downstream. Records with the same key go through the same partition, one after
 * the other; behind one that waits to be tried again, the later ones of its key wait too.
 */
final class PartitionWorker implements Runnable {

    /** Failures in a row, with a pause after each, before another key is tried. */
    private static final int TRIES = 3;

    private final PartitionQueue tasks;
    private final HeldKeys held = new HeldKeys();
    private final DeliveryTarget target;
    private final ThroughputLogger throughput;
    private final DownstreamCircuitBreaker breaker;
    private final FaultEvidence evidence;
    private final DeliverySignal arrivals;
    private final FailureClassifier classifier;
    private final CheckpointBuffer checkpoints;
    private final FailedRecords failed;

    PartitionWorker(
            DownstreamOptions options,
            DeliveryTarget target,
            ThroughputLogger throughput,
            DownstreamCircuitBreaker breaker,
            FaultEvidence evidence,
            DeliverySignal arrivals,
            InFlightWindow window,
            CheckpointBuffer checkpoints,
            Clock clock) {
        this.tasks = new PartitionQueue(options.batchSize(), options.batchWait(), evidence::isDoubtful);
        this.target = target;
        this.throughput = throughput;
        this.breaker = breaker;
        this.evidence = evidence;
        this.arrivals = arrivals;
        this.classifier = new FailureClassifier(clock);
        this.checkpoints = checkpoints;
        this.failed = new FailedRecords(options, evidence, window, checkpoints, held, clock);
    }

    /** Before the partition runs: records of this key wait to be tried again. */
    void hold(String key, int records) {
        held.restore(key, records);
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
                List<RecordTask> free = batch.stream().filter(this::isFree).toList();
                if (!free.isEmpty()) {
                    deliver(free);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isFree(RecordTask task) {
        boolean waits = held.queue(task);
        if (waits) {
            checkpoints.postponed(
                    task, new Waiting(task.callbackId(), task.index(), task.key(), 0, 0, null, null, null));
        }
        return !waits;
    }

    private void deliver(List<RecordTask> batch) throws InterruptedException {
        boolean again = true;
        for (int tries = 1; again; tries++) {
            long ticket = breaker.enter();
            if (ticket == DownstreamCircuitBreaker.CLOSED) {
                return;
            }
            Throwable thrown = target.offer(batch);
            if (thrown == null) {
                evidence.passed();
                throughput.delivered(batch.size());
                breaker.passed(ticket);
                batch.forEach(failed::delivered);
                return;
            }
            again = failed(batch, ticket, tries, classifier.classify(thrown, batch));
        }
    }

    /** @return whether the same records are to be tried again now */
    private boolean failed(List<RecordTask> batch, long ticket, int tries, DeliveryFailure failure)
            throws InterruptedException {
        boolean proved = batch.stream().anyMatch(failed::isAtFault);
        boolean isFirst = batch.get(0).isFirst();
        boolean splits = batch.size() > 1 && (proved || !isFirst || !failure.suggestsTarget());
        if (!splits) {
            batch.forEach(failed::tried);
        }
        if (!proved && !splits) {
            batch.forEach(failed::doubt);
        }
        breaker.failed(ticket, failure, !proved && (failure.suggestsTarget() || evidence.isTargetAtFault()));
        if (splits) {
            deliver(batch.subList(0, batch.size() / 2));
            deliver(batch.subList(batch.size() / 2, batch.size()));
        } else if (proved) {
            failed.count(batch.get(0), failure);
        } else if (failure.suggestsTarget() && tries < TRIES && isFirst) {
            return true;
        } else {
            batch.forEach(task -> failed.setAside(task, failure));
        }
        return false;
    }
}
