package org.edgesroutes.sandbox;

import java.util.Locale;
import java.util.function.Consumer;

/** The measures of the sandbox: neither right nor wrong, only more or less. Durations as {@code 500ms} or {@code PT1H}. */
public enum SandboxOption {
    SEED("1", "the same seed gives the same people, messages, uids and faults", Long::parseLong),
    PORT("0", "port on the loopback interface; 0 takes a free one", SandboxOption::port),
    PACE("500ms", "live mode: real time for one step", SandboxOption::positive),
    HEAD_START(
            "500ms", "live mode: real time before the first step, for the receiver to start", SandboxDurations::parse),
    STEP("15m", "live mode: simulated time that passes in one step", SandboxOption::positive),
    START_DELAY("5s", "simulated time from SCHEDULED to RUNNING", SandboxDurations::parse),
    PAGE_DELAY("10s", "simulated time from one page of results to the next", SandboxDurations::parse),
    DELIVERY_RETRIES("5", "how often Edges tries a callback again before it is FAILED", SandboxOption::count),
    RETRY_DELAY("5m", "simulated time before a callback is tried again", SandboxDurations::parse),
    DELIVERY_TIMEOUT("5s", "real time that a receiver has to answer a callback", SandboxOption::positive),
    FAULT_DELAY("1h", "simulated time that the fault delay adds", SandboxDurations::parse),
    SLOW_ANSWER("2s", "real time that the fault slow takes", SandboxDurations::parse),
    REQUESTS_PER_MINUTE("150", "budget of every workspace for /runs", SandboxOption::count),
    LIST_LAG("0s", "how long a new run or schedule is missing from lists", SandboxDurations::parse),
    IDENTITIES_PER_PAGE("10", "identities on a page", SandboxOption::count);

    private final String standard;
    private final String why;
    private final Consumer<String> check;

    SandboxOption(String standard, String why, Consumer<String> check) {
        this.standard = standard;
        this.why = why;
        this.check = check;
    }

    /** The kebab-case name, as in {@code edges.sandbox.pace}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value when nothing is set. */
    public String standard() {
        return standard;
    }

    /** One line on what it is for. */
    public String why() {
        return why;
    }

    void check(String value) {
        check.accept(value);
    }

    private static void port(String value) {
        count(value);
        if (Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("no port");
        }
    }

    private static void positive(String value) {
        if (SandboxDurations.parse(value).isZero()) {
            throw new IllegalArgumentException("zero");
        }
    }

    private static void count(String value) {
        if (Integer.parseInt(value) < 0) {
            throw new IllegalArgumentException("negative");
        }
    }
}
