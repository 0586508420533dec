package org.edgesroutes.bench;

import java.util.List;

/**
 * Counters at one moment, each of which only grows; NaN where the system does not tell.
 *
 * @param at {@link System#nanoTime()}
 * @param server CPU seconds of the process that is measured
 * @param generator CPU seconds of the process that measures, without the sink
 * @param sink CPU seconds
 * @param machineBusy CPU seconds of everything on this machine
 * @param diskFlushes of the disk that the server writes to
 * @param diskFlushSeconds that these took
 * @param threads of the server
 */
record Snapshot(
        long at,
        double server,
        double generator,
        double sink,
        double machineBusy,
        double diskFlushes,
        double diskFlushSeconds,
        List<ThreadTime> threads) {

    /** @return what happened from then until now */
    Usage since(Snapshot then, int cores) {
        double seconds = (at - then.at) / 1e9;
        double capacity = seconds * cores;
        double flushes = diskFlushes - then.diskFlushes;
        return new Usage(
                seconds,
                (machineBusy - then.machineBusy) / capacity,
                (server - then.server) / capacity,
                (generator - then.generator) / capacity,
                (sink - then.sink) / capacity,
                flushes / seconds,
                1000 * (diskFlushSeconds - then.diskFlushSeconds) / flushes,
                threadsSince(then, seconds));
    }

    private BusyThreads threadsSince(Snapshot then, double seconds) {
        return new BusyThreads(
                threads.stream().map(thread -> thread.minus(then.threads)).toList(), seconds);
    }
}
