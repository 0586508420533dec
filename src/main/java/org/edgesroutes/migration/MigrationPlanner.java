package org.edgesroutes.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesIdentities;
import org.edgesroutes.api.EdgesSchedules;
import org.edgesroutes.api.ListedRun;
import org.edgesroutes.ledger.schedules.MigrationQueries;
import org.edgesroutes.model.Identity;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleMigration;

/** Decides which schedules are moved and what takes their place. It changes nothing. */
final class MigrationPlanner {

    private final EdgesApi api;
    private final EdgesSchedules schedules;
    private final EdgesIdentities identities;
    private final MigrationQueries migrations;
    private final Function<String, Optional<String>> callbackUrl;

    /** @param callbackUrl of the webhook, by action; empty while it has no public address */
    MigrationPlanner(
            EdgesApi api,
            EdgesSchedules schedules,
            EdgesIdentities identities,
            MigrationQueries migrations,
            Function<String, Optional<String>> callbackUrl) {
        this.api = api;
        this.schedules = schedules;
        this.identities = identities;
        this.migrations = migrations;
        this.callbackUrl = callbackUrl;
    }

    /**
     * @param uids of the schedules; empty for all of the workspace
     * @throws org.edgesroutes.api.EdgesApiException when Edges cannot be asked
     */
    List<PlannedMigration> plan(List<String> uids, MigrationOptions options) {
        Map<String, Identity> known =
                identities.list().stream().collect(Collectors.toMap(Identity::uid, one -> one, (one, same) -> one));
        LeftOutRules rules = new LeftOutRules(migrations, known, options);
        RunEvidence runs = new RunEvidence(api);
        List<Schedule> listed = uids.isEmpty() ? schedules.list(options.action()) : named(uids);
        List<PlannedMigration> planned = new ArrayList<>(begun(uids, options.action(), listed));
        for (Schedule schedule : listed) {
            Optional<ScheduleMigration> open = migrations.latest(schedule.uid()).filter(row -> row.endedAt() == null);
            Optional<LeftOut> leftOut = open.isPresent() ? Optional.empty() : rules.atOnce(schedule);
            if (open.isPresent()) {
                planned.add(PlannedMigration.goesOn(schedule, open.get()));
            } else if (leftOut.isPresent()) {
                planned.add(PlannedMigration.leftOut(schedule, named(schedule, known), leftOut.get()));
            } else {
                boolean named = !uids.isEmpty() || options.action() != null;
                planned.add(plan(detailed(schedule), known, rules, runs, options, named));
            }
        }
        return planned;
    }

    /** Those that were begun and that Edges does not list, as it may leave out paused ones. */
    private List<PlannedMigration> begun(List<String> uids, String action, List<Schedule> listed) {
        return migrations.open().stream()
                .filter(row -> uids.isEmpty() && (action == null || action.equals(row.action())))
                .filter(row -> listed.stream().noneMatch(one -> one.uid().equals(row.oldUid())))
                .map(row -> PlannedMigration.goesOn(
                        DefinitionJson.read(row.definition()).old(), row))
                .toList();
    }

    private List<Schedule> named(List<String> uids) {
        return uids.stream()
                .distinct()
                .map(uid -> schedules.schedule(uid).orElseGet(() -> unknown(uid)))
                .toList();
    }

    private static Schedule unknown(String uid) {
        return new Schedule(uid, null, null, "UNKNOWN", null, null, null, null, null, null, null, null, null);
    }

    /** A list may hold less of a schedule than its own address. */
    private Schedule detailed(Schedule listed) {
        return schedules.schedule(listed.uid()).orElse(listed);
    }

    private PlannedMigration plan(
            Schedule read,
            Map<String, Identity> known,
            LeftOutRules rules,
            RunEvidence runs,
            MigrationOptions options,
            boolean named) {
        GivenDefinition given = options.definitions().getOrDefault(read.uid(), GivenDefinition.NONE);
        Optional<ListedRun> latest = read.action() == null ? Optional.empty() : runs.latest(read.action(), read.uid());
        Schedule old = latest.filter(run -> read.callbackUrl() == null)
                .map(run -> read.withCallbackUrl(run.callbackUrl()))
                .orElse(read);
        String syncMode = latest.map(run -> run.run().syncMode())
                .or(() -> migrations.syncMode(read.uid()))
                .orElse(null);
        Optional<LeftOut> leftOut = rules.byDetails(old, given, syncMode, named);
        if (leftOut.isPresent()) {
            return PlannedMigration.leftOut(old, named(old, known), leftOut.get());
        }
        Optional<String> callback = callbackUrl.apply(old.action());
        if (callback.isEmpty()) {
            return PlannedMigration.leftOut(
                    old,
                    named(old, known),
                    LeftOut.because("a schedule needs the address of the webhook; set edges.webhook.public-url"));
        }
        LaunchRequest wanted = NewSchedule.of(old, given, options, callback.get());
        Integer lastOutputs = latest.map(run -> run.run().outputCount()).orElse(null);
        return PlannedMigration.moved(old, identities(wanted.identityUids(), known), wanted, lastOutputs);
    }

    private static List<Identity> named(Schedule schedule, Map<String, Identity> known) {
        return schedule.identityUids() == null ? List.of() : identities(schedule.identityUids(), known);
    }

    private static List<Identity> identities(List<String> uids, Map<String, Identity> known) {
        return uids.stream().map(known::get).filter(Objects::nonNull).toList();
    }
}
