package org.edgesroutes.migration;

import java.util.List;
import org.edgesroutes.model.Identity;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleMigration;

/**
 * The plan for one schedule: moved, left out, or already on its way.
 *
 * @param old as Edges describes it
 * @param identities those that it names and the workspace has
 * @param wanted the schedule that takes its place; null where it is left out
 * @param leftOut why it is left out, as a clause; null where it is moved
 * @param settled whether there is nothing to move: it is over, incremental or moved already
 * @param lastOutputs how many records its latest run brought; null where that is unknown
 * @param open its migration that was begun and goes on; null for none
 */
public record PlannedMigration(
        Schedule old,
        List<Identity> identities,
        LaunchRequest wanted,
        String leftOut,
        boolean settled,
        Integer lastOutputs,
        ScheduleMigration open) {

    public PlannedMigration {
        identities = List.copyOf(identities);
    }

    static PlannedMigration moved(Schedule old, List<Identity> identities, LaunchRequest wanted, Integer lastOutputs) {
        return new PlannedMigration(old, identities, wanted, null, false, lastOutputs, null);
    }

    static PlannedMigration leftOut(Schedule old, List<Identity> identities, LeftOut why) {
        return new PlannedMigration(old, identities, null, why.reason(), why.settled(), null, null);
    }

    static PlannedMigration goesOn(Schedule old, ScheduleMigration open) {
        LaunchRequest wanted = DefinitionJson.read(open.definition()).wanted();
        return new PlannedMigration(old, List.of(), wanted, null, false, null, open);
    }

    /** The number of inputs; null where Edges does not show them and none are given. */
    public Integer inputs() {
        if (wanted != null) {
            return wanted.inputs().size();
        }
        return old.inputs() == null ? null : DefinitionJson.tree(old.inputs()).size();
    }

    /** The callback address of the old schedule without user and query; null where it is not known. */
    public String oldCallback() {
        return old.callbackUrl() == null ? null : CallbackUrl.withoutSecrets(old.callbackUrl());
    }
}
