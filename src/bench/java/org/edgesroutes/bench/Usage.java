package org.edgesroutes.bench;

/**
 * What a stretch of time was spent on.
 *
 * @param machine share of all cores that was busy, 0 to 1; {@code server}, {@code generator} and {@code sink} are
 *     parts of it
 * @param flushes of the disk, per second
 * @param flushMillis that one flush took
 * @param threads of the server
 */
record Usage(
        double seconds,
        double machine,
        double server,
        double generator,
        double sink,
        double flushes,
        double flushMillis,
        BusyThreads threads) {

    /** @return share of the machine that went to other processes; the kernel's work is partly among it */
    double others() {
        return machine - server - generator - sink;
    }
}
