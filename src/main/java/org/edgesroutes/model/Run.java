package org.edgesroutes.model;

import java.time.Instant;

/**
 * A run as Edges last told it ({@code docs/edges-api.md}, "Run object"). Everything but the uid may be null; times are
 * UTC to the millisecond.
 *
 * @param uid what every path of the API takes
 * @param action the action's name, such as {@code linkedin-extract-messages}
 * @param status one of the ten, or a text that is not known yet; in upper case
 * @param syncMode {@code full} or {@code incremental}, from the run's parameters
 * @param maxResults from the run's parameters
 * @param lastError JSON as Edges sent it
 */
public record Run(
        String uid,
        String name,
        String action,
        String status,
        String syncMode,
        String executionMode,
        String scheduledRunUid,
        Integer maxResults,
        Integer outputCount,
        String lastError,
        Instant postponedUntil,
        Instant createdAt,
        Instant updatedAt,
        Instant startedAt,
        Instant finishedAt) {

    public Run {
        status = RunStatus.canonical(status);
    }

    /** When it changed last, as far as Edges says; null when it says nothing. */
    public Instant changedAt() {
        return updatedAt != null ? updatedAt : createdAt;
    }

    /** Whether this is an earlier sight of the run than the other one. */
    public boolean olderThan(Run other) {
        return changedAt() != null && other.changedAt() != null && changedAt().isBefore(other.changedAt());
    }

    /**
     * Returns the same with the schedule that is known of it otherwise, where Edges did not name one: Edges may name it
     * in callbacks only.
     *
     * @param schedule may be null
     */
    public Run ofSchedule(String schedule) {
        return schedule == null || scheduledRunUid != null
                ? this
                : new Run(
                        uid,
                        name,
                        action,
                        status,
                        syncMode,
                        executionMode,
                        schedule,
                        maxResults,
                        outputCount,
                        lastError,
                        postponedUntil,
                        createdAt,
                        updatedAt,
                        startedAt,
                        finishedAt);
    }

    /** @return the same with another status */
    public Run withStatus(String other) {
        return new Run(
                uid,
                name,
                action,
                other,
                syncMode,
                executionMode,
                scheduledRunUid,
                maxResults,
                outputCount,
                lastError,
                postponedUntil,
                createdAt,
                updatedAt,
                startedAt,
                finishedAt);
    }
}
