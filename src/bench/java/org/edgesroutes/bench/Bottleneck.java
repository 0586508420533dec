package org.edgesroutes.bench;

import java.util.Locale;

/** What limits, as far as it can be told from outside. */
final class Bottleneck {

    /** Above this there is nothing left to give. */
    private static final double SATURATED = 0.9;

    private Bottleneck() {}

    static String of(Usage usage, int cores) {
        double busiestThread = usage.threads().busiest();
        if (Double.isNaN(usage.machine())) {
            return "unknown, this system does not tell how busy it is";
        }
        if (usage.machine() > SATURATED) {
            return words(
                    "the CPU of the machine: of %d cores the server has %.2f, the load %.2f, the sink %.2f",
                    cores, usage.server() * cores, usage.generator() * cores, usage.sink() * cores);
        }
        if (busiestThread > SATURATED) {
            return words("one thread of the server, busy %.0f %% of the time", 100 * busiestThread);
        }
        return words(
                "waiting: %.0f %% of the machine's CPU is busy, and its disk is flushed %.0f times a second",
                100 * usage.machine(), usage.flushes());
    }

    private static String words(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
