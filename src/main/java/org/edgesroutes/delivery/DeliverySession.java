package org.edgesroutes.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The partitions of a downstream while this node holds its claim. */
final class DeliverySession {

    private static final long FLUSH_MILLIS = 5_000;

    private final InFlightWindow window = new InFlightWindow();
    private final ThroughputLogger throughput;
    private final CheckpointBuffer checkpoints;
    private final DownstreamCircuitBreaker breaker;
    private final List<PartitionWorker> partitions = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final RecordDispatcher dispatcher;

    DeliverySession(DeliveryContext deliveries, DownstreamOptions options, DeliveryTarget target, Runnable wake) {
        Clock clock = deliveries.clock();
        throughput = new ThroughputLogger(options.downstream(), clock);
        checkpoints = new CheckpointBuffer(
                checkpoint -> deliveries.ledger().checkpoint(options.downstream(), deliveries.owner(), checkpoint),
                window,
                wake);
        breaker = new DownstreamCircuitBreaker(options, deliveries.downstreams(), clock);
        // the route may have been repaired: records that failed without proof against them are tried at once
        deliveries.retries().hasten(options.downstream());
        if (deliveries.downstreams().isPaused(options.downstream())) {
            breaker.tryFirst();
        }
        FaultEvidence evidence = new FaultEvidence();
        for (int i = 0; i < options.concurrency(); i++) {
            partitions.add(new PartitionWorker(
                    options, target, throughput, breaker, evidence, deliveries.arrivals(), window, checkpoints, clock));
        }
        deliveries
                .retries()
                .keys(options.downstream())
                .forEach((key, records) -> partition(key).hold(key, records));
        dispatcher = new RecordDispatcher(deliveries, options, window, checkpoints, this::partition);
    }

    void start(Function<Runnable, Future<?>> threads) {
        partitions.forEach(partition -> running.add(threads.apply(partition)));
    }

    private PartitionWorker partition(String key) {
        return partitions.get(Math.floorMod(key.hashCode(), partitions.size()));
    }

    /** @return milliseconds to wait, unless woken, before there may be something to do; 0 when there is more */
    long advance(long otherwise) {
        breaker.look();
        throughput.look();
        boolean any = dispatcher.dispatch();
        long wait = checkpoints.look(otherwise);
        return any ? 0 : wait;
    }

    boolean lost() {
        return checkpoints.lost();
    }

    /** Finishes the records in flight and writes down that they are; nothing else is begun. */
    void end(long millis) throws InterruptedException {
        breaker.close();
        partitions.forEach(PartitionWorker::end);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Future<?> partition : running) {
            try {
                partition.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException unfinished) {
                partition.cancel(true);
            }
        }
        checkpoints.flush(FLUSH_MILLIS);
        throughput.tell();
    }
}
