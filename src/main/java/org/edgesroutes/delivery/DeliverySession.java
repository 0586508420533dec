package org.edgesroutes.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The lanes of a downstream for as long as this node is the one that delivers to it. */
final class DeliverySession {

    private static final long FLUSH_MILLIS = 5_000;

    private final InFlightWindow window = new InFlightWindow();
    private final ThroughputLogger tally;
    private final CheckpointBuffer settlements;
    private final DownstreamCircuitBreaker gate;
    private final List<PartitionWorker> lanes = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final RecordDispatcher dispatcher;

    DeliverySession(DeliveryContext deliveries, DownstreamOptions plan, DeliveryTarget target, Runnable wake) {
        Clock clock = deliveries.clock();
        tally = new ThroughputLogger(plan.downstream(), clock);
        settlements = new CheckpointBuffer(
                checkpoint -> deliveries.ledger().checkpoint(plan.downstream(), deliveries.owner(), checkpoint),
                window,
                wake);
        gate = new DownstreamCircuitBreaker(plan, deliveries.downstreams(), clock);
        // the route may have been repaired: records that failed without proof against them are tried at once
        deliveries.retries().hasten(plan.downstream());
        if (deliveries.downstreams().isPaused(plan.downstream())) {
            gate.tryFirst();
        }
        FaultEvidence evidence = new FaultEvidence();
        for (int i = 0; i < plan.concurrency(); i++) {
            lanes.add(new PartitionWorker(
                    plan, counting(target), gate, evidence, deliveries.arrivals(), window, settlements, clock));
        }
        deliveries
                .retries()
                .keys(plan.downstream())
                .forEach((key, records) -> lane(key).hold(key, records));
        dispatcher = new RecordDispatcher(deliveries, plan, window, settlements, this::lane);
    }

    void start(Function<Runnable, Future<?>> threads) {
        lanes.forEach(lane -> running.add(threads.apply(lane)));
    }

    private DeliveryTarget counting(DeliveryTarget target) {
        return tasks -> {
            Throwable failure = target.offer(tasks);
            if (failure == null) {
                tally.delivered(tasks.size());
            }
            return failure;
        };
    }

    private PartitionWorker lane(String key) {
        return lanes.get(Math.floorMod(key.hashCode(), lanes.size()));
    }

    /** @return milliseconds to wait, unless woken, before there may be something to do; 0 when there is more */
    long advance(long otherwise) {
        gate.look();
        tally.look();
        boolean any = dispatcher.dispatch();
        long wait = settlements.look(otherwise);
        return any ? 0 : wait;
    }

    boolean lost() {
        return settlements.lost();
    }

    /** Finishes the records in flight and writes down that they are; nothing else is begun. */
    void end(long millis) throws InterruptedException {
        gate.close();
        lanes.forEach(PartitionWorker::end);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Future<?> lane : running) {
            try {
                lane.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException unfinished) {
                lane.cancel(true);
            }
        }
        settlements.flush(FLUSH_MILLIS);
        tally.tell();
    }
}
