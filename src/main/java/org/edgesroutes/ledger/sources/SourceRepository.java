package org.edgesroutes.ledger.sources;

import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.sources.SourceTable.Kind;

/**
 * Tells which runs bring the records of one source. Keys and contents of records are compared within the source, so that
 * a record that several of its runs bring is delivered once. What belongs together once does so for ever; each of these
 * may be said in any order, before or after records came, and again.
 */
public final class SourceRepository {

    private final Ledger ledger;

    public SourceRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A run that a schedule started. */
    public void runOfSchedule(String scheduleUid, String runUid) {
        ledger.write(tx -> SourceTable.runOfSchedule(tx, scheduleUid, runUid));
    }

    /** A schedule that takes the place of another one: to be said before its first run. */
    public void sameSchedule(String newUid, String oldUid) {
        ledger.write(tx -> {
            long old = SourceTable.of(tx, Kind.SCHEDULE, oldUid);
            long source = SourceTable.unite(tx, old, SourceTable.of(tx, Kind.SCHEDULE, newUid));
            SourceTable.expectFromNow(tx, newUid);
            SourceTable.startsRuns(tx, newUid);
            return source;
        });
    }

    /**
     * A run that was launched for a subscription, or adopted by it.
     *
     * @param name of the subscription. Where its inputs are divided among several launches, each of them needs a name of
     *     its own, since records that outputs bring name no input: the same person under two of them would be one record
     */
    public void runOfSubscription(String name, String runUid) {
        ledger.write(tx ->
                SourceTable.unite(tx, SourceTable.ofRun(tx, runUid), SourceTable.of(tx, Kind.SUBSCRIPTION, name)));
    }

    /** A schedule that was created for a subscription, or adopted by it. @param name as for a run */
    public void scheduleOfSubscription(String name, String scheduleUid) {
        ledger.write(tx -> SourceTable.unite(
                tx, SourceTable.of(tx, Kind.SCHEDULE, scheduleUid), SourceTable.of(tx, Kind.SUBSCRIPTION, name)));
    }

    /** A subscription that goes on under another name. */
    public void renamedSubscription(String newName, String oldName) {
        ledger.write(tx -> SourceTable.unite(
                tx, SourceTable.of(tx, Kind.SUBSCRIPTION, oldName), SourceTable.of(tx, Kind.SUBSCRIPTION, newName)));
    }

    /** @return whether two runs belong to the same schedule or subscription */
    public boolean shared(String runUid, String otherUid) {
        return ledger.read(tx -> tx.first(
                        "SELECT 1 FROM edges_run a JOIN edges_run b ON b.source_id = a.source_id"
                                + " WHERE a.run_uid = ? AND b.run_uid = ?",
                        row -> true,
                        runUid,
                        otherUid))
                .isPresent();
    }
}
