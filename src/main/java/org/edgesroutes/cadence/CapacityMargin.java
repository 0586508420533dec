package org.edgesroutes.cadence;

/** How much of {@code max_results} is planned for, so that what comes by chance still fits. */
final class CapacityMargin {

    /** Leaves room for two thirds more than expected. */
    private static final double SHARE = 0.6;

    /** Independent arrivals pass their mean by three standard deviations about once in a thousand iterations. */
    private static final double DEVIATIONS = 3;

    private CapacityMargin() {}

    /** @return the most records to expect under a cap of at least 1; below a cap of 34 it is chance that decides */
    static double expectedWithin(int cap) {
        double root = (Math.sqrt(DEVIATIONS * DEVIATIONS + 4.0 * cap) - DEVIATIONS) / 2;
        return Math.min(SHARE * cap, root * root);
    }

    /** @return the smallest cap under which so many may be expected */
    static long capFor(double expected) {
        double forChance = expected + DEVIATIONS * Math.sqrt(expected);
        return (long) Math.ceil(Math.max(expected / SHARE, forChance));
    }
}
