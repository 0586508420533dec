package org.edgesroutes.launches;

import java.time.Duration;
import org.edgesroutes.api.RequestBudget;
import org.edgesroutes.settings.EdgesSettings;

/**
 * @param listLag how long a new run may be missing from the list of runs
 * @param longestCall the longest that a request takes
 */
record LaunchTimes(Duration listLag, Duration longestCall) {

    static LaunchTimes of(EdgesSettings settings) {
        return new LaunchTimes(settings.launches().listLag(), RequestBudget.longestCall(settings.api()));
    }

    /** How long after a request left a run that it started is surely listed. */
    Duration untilLook() {
        return listLag.plus(longestCall);
    }

    /** After so long without a word the process that works on an intent is dead. */
    Duration lease() {
        return longestCall.multipliedBy(2);
    }
}
