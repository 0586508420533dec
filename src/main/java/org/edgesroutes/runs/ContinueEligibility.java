package org.edgesroutes.runs;

import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.settings.EdgesSettings;

/** The runs that may be continued at all: {@code docs/edges-api.md}, "Continue", and what the settings leave of it. */
final class ContinueEligibility {

    private final EdgesSettings.Continue settings;

    ContinueEligibility(EdgesSettings.Continue settings) {
        this.settings = settings;
    }

    /** @return why a run may not be continued, as a clause; empty when it may */
    Optional<String> obstacle(Run run, Instant now) {
        return Optional.ofNullable(words(run, now));
    }

    private String words(Run run, Instant now) {
        RunStatus status = RunStatus.of(run.status());
        if (!"incremental".equals(run.syncMode())) {
            return "its sync mode is %s, not incremental".formatted(run.syncMode());
        }
        if (run.scheduledRunUid() != null) {
            return "its schedule continues it";
        }
        if ("LIVE".equals(run.executionMode())) {
            return "it is a live run";
        }
        if (!settings.actions().isEmpty() && !settings.actions().contains(run.action())) {
            return "edges.continue.actions does not name %s".formatted(run.action());
        }
        if (status.inProgress()) {
            return "it is in progress";
        }
        if (status == RunStatus.UNKNOWN) {
            return "its status %s is not known".formatted(run.status());
        }
        if (!status.continuable()) {
            return "Edges does not continue a run that is " + status;
        }
        if (!settings.statuses().contains(status.name())) {
            return "edges.continue.statuses does not name " + status;
        }
        return waitsForEdges(run, now) ? "Edges tries it again by itself at " + run.postponedUntil() : null;
    }

    /** A blocked run that Edges has planned to go on with, {@code docs/edges-api.md}, "Statuses". */
    static boolean waitsForEdges(Run run, Instant now) {
        return RunStatus.of(run.status()) == RunStatus.BLOCKED
                && run.postponedUntil() != null
                && run.postponedUntil().isAfter(now);
    }
}
