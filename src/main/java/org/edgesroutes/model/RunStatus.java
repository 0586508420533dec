package org.edgesroutes.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The statuses of {@code docs/edges-api.md}, "Statuses", and one for what Edges may add; its text is kept in the run.
 */
public enum RunStatus {
    CREATED(Phase.IN_PROGRESS),
    QUEUED(Phase.IN_PROGRESS),
    SCHEDULED(Phase.IN_PROGRESS),
    RUNNING(Phase.IN_PROGRESS),
    BLOCKED(Phase.HALTED),
    STOPPED(Phase.HALTED),
    FAILED(Phase.FINISHED),
    PARTIAL_SUCCEEDED(Phase.FINISHED),
    SUCCEEDED(Phase.FINISHED),
    INVALID(Phase.NEVER_STARTED),
    UNKNOWN(Phase.NEVER_STARTED);

    private enum Phase {
        IN_PROGRESS,
        HALTED,
        FINISHED,
        NEVER_STARTED
    }

    private final Phase phase;

    RunStatus(Phase phase) {
        this.phase = phase;
    }

    /**
     * The form in which a status is kept and compared, by Java, SQL and YAML alike: upper case.
     *
     * @param text as Edges sent it, known or not; may be null
     * @return null for null
     */
    public static String canonical(String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    /** @param text as Edges sent it, may be null */
    public static RunStatus of(String text) {
        String name = canonical(text);
        return Stream.of(values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The statuses that Edges names. */
    public static List<RunStatus> named() {
        return Stream.of(values()).filter(status -> status != UNKNOWN).toList();
    }

    /** It changes by itself. */
    public boolean inProgress() {
        return phase == Phase.IN_PROGRESS;
    }

    /** An iteration came to its end; out of this only a continue leads. */
    public boolean finished() {
        return phase == Phase.FINISHED;
    }

    /** An iteration broke off; it may go on by itself. */
    public boolean halted() {
        return phase == Phase.HALTED;
    }

    /** An iteration brought everything, or most of it. */
    public boolean succeeded() {
        return this == SUCCEEDED || this == PARTIAL_SUCCEEDED;
    }

    /** Edges accepts a continue, {@code docs/edges-api.md}, "Continue". */
    public boolean continuable() {
        return phase == Phase.FINISHED || phase == Phase.HALTED;
    }
}
