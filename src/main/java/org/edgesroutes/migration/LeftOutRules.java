package org.edgesroutes.migration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.edgesroutes.ledger.schedules.MigrationQueries;
import org.edgesroutes.model.Identity;
import org.edgesroutes.model.MigrationState;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleMigration;
import org.edgesroutes.model.ScheduleStatus;

/** Which schedules are not moved, and why. */
final class LeftOutRules {

    /** Edges' pages name different ones ({@code docs/edges-api.md}, "Continue"); a person who names another one decides. */
    private static final Set<String> INCREMENTAL = Set.of(
            "linkedin-extract-connections",
            "linkedin-extract-messages",
            "linkedin-extract-profile-viewers",
            "linkedin-extract-page-followers",
            "linkedin-extract-post-commenters",
            "linkedin-extract-post-likers",
            "linkedin-extract-post-reposters");

    /** What Edges takes for one schedule ({@code docs/edges-api.md}, "Launches"). */
    private static final int MOST_INPUTS = 100;

    private final MigrationQueries migrations;
    private final Map<String, Identity> identities;
    private final MigrationOptions options;

    LeftOutRules(MigrationQueries migrations, Map<String, Identity> identities, MigrationOptions options) {
        this.migrations = migrations;
        this.identities = identities;
        this.options = options;
    }

    /** @return why it needs no look at its details; empty where it does */
    Optional<LeftOut> atOnce(Schedule schedule) {
        Optional<ScheduleMigration> moved = migrations
                .latest(schedule.uid())
                .filter(row -> row.state() == MigrationState.MOVED || row.state() == MigrationState.MAKING_UP);
        if (moved.isPresent()) {
            return Optional.of(LeftOut.settled("it was moved to %s", moved.get().newUid()));
        }
        if (migrations.isNew(schedule.uid())) {
            return Optional.of(LeftOut.settled("it is incremental: it took the place of another schedule"));
        }
        if (schedule.hasEnded()) {
            return Optional.of(LeftOut.settled("it is %s", schedule.status()));
        }
        if (schedule.is(ScheduleStatus.PAUSED)) {
            return Optional.of(LeftOut.because("it is PAUSED; resume it first, or leave it"));
        }
        return schedule.is(ScheduleStatus.ACTIVE)
                ? Optional.empty()
                : Optional.of(LeftOut.because("its status is %s", schedule.status()));
    }

    /** @param named whether a person named the schedule or its action */
    Optional<LeftOut> byDetails(Schedule schedule, GivenDefinition given, String syncMode, boolean named) {
        if ("incremental".equalsIgnoreCase(syncMode)) {
            return Optional.of(LeftOut.settled("it is incremental already, as its latest run shows"));
        }
        if (schedule.action() == null) {
            return Optional.of(LeftOut.because("Edges does not say its action"));
        }
        if (schedule.cron() == null) {
            return Optional.of(LeftOut.because("it is executed once, and an incremental schedule needs a cron"));
        }
        if (!named && !INCREMENTAL.contains(schedule.action())) {
            return Optional.of(LeftOut.because(
                    "%s is not known to support incremental sync; where it does, name it with --action",
                    schedule.action()));
        }
        return inputs(schedule, given).or(() -> identity(schedule, given)).or(() -> parameters(given));
    }

    private static Optional<LeftOut> inputs(Schedule schedule, GivenDefinition given) {
        int count = NewSchedule.inputs(schedule, given).size();
        if (count == 0) {
            return Optional.of(LeftOut.because("Edges shows no inputs of it and none are given; use --definitions"));
        }
        return count > MOST_INPUTS
                ? Optional.of(
                        LeftOut.because("it has %d inputs, and Edges takes %d for one schedule", count, MOST_INPUTS))
                : Optional.empty();
    }

    private Optional<LeftOut> identity(Schedule schedule, GivenDefinition given) {
        List<String> uids = NewSchedule.identities(schedule, given);
        if (uids.isEmpty()) {
            return Optional.of(LeftOut.because("Edges shows no identity of it and none is given; use --definitions"));
        }
        for (String uid : new TreeSet<>(uids)) {
            Identity identity = identities.get(uid);
            if (identity == null) {
                return Optional.of(LeftOut.because("its identity %s is not in this workspace", uid));
            }
            if (!identity.isEngagement()) {
                return Optional.of(LeftOut.because(
                        "its identity %s is of the type %s, and incremental sync needs engagement; create one and name it with --definitions",
                        identity.name() == null ? uid : identity.name(), identity.type()));
            }
        }
        return Optional.empty();
    }

    private Optional<LeftOut> parameters(GivenDefinition given) {
        return given.parameters() != null || options.parameters() != null || options.noOtherParameters()
                ? Optional.empty()
                : Optional.of(
                        LeftOut.because(
                                "Edges does not show its other parameters; give them with --parameters or --definitions, or say --no-other-parameters"));
    }
}
