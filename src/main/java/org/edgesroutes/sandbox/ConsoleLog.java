package org.edgesroutes.sandbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person reads while the sandbox runs beside the routes; whispered on debug when a test turns the clock. */
final class ConsoleLog {

    private static final Logger LOG = LoggerFactory.getLogger("edges.sandbox");

    private final boolean aloud;

    ConsoleLog(boolean aloud) {
        this.aloud = aloud;
    }

    void tell(String text, Object... details) {
        if (aloud) {
            LOG.info("Edges: " + text, details);
        } else {
            LOG.debug("Edges: " + text, details);
        }
    }

    static String name(ScheduleState schedule) {
        return schedule.uid() + " (" + schedule.plan().name + ")";
    }

    static String name(RunState run) {
        return run.uid().substring(0, 8) + "… (" + run.plan().action + ")";
    }
}
