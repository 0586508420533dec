package org.edgesroutes.bench;

/**
 * What one process did in one load; NaN where the system does not tell.
 *
 * @param startSeconds from the start of the process until it acknowledged its first callback
 * @param missing callbacks that were not acknowledged
 * @param lost records of acknowledged callbacks that never reached the sink
 * @param repeated records that reached it again
 * @param cpuSeconds of the process, for this load
 * @param peakMegabytes of the process, over its whole life
 * @param written megabytes that the process wrote to the disk for this load
 * @param accepting from the first send until the last acknowledgement
 * @param delivering from then until the last record was delivered
 */
record Figures(
        double startSeconds,
        double callbacksPerSecond,
        double p50,
        double p99,
        double recordsPerSecond,
        double missing,
        double lost,
        double repeated,
        double cpuSeconds,
        double peakMegabytes,
        double written,
        Usage accepting,
        Usage delivering) {}
