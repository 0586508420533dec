package org.edgesroutes.migration;

/**
 * Why a schedule is not moved.
 *
 * @param settled whether there is nothing to move, so that it is no failure
 */
record LeftOut(String reason, boolean settled) {

    static LeftOut because(String reason, Object... values) {
        return new LeftOut(reason.formatted(values), false);
    }

    static LeftOut settled(String reason, Object... values) {
        return new LeftOut(reason.formatted(values), true);
    }
}
