package org.edgesroutes.migration;

import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.migration.FaultyServer.Fault;
import org.edgesroutes.migration.SimulatedSchedules.Envelope;

/**
 * One way in which the migration of five schedules goes wrong, and what a person does then.
 *
 * @param faulty the call that fails, counted within the migration of one schedule; negative for none
 * @param kill where the process dies meanwhile; null for nowhere
 * @param then what happens after that
 */
record MigrationScenario(
        int faulty, Fault fault, Kill kill, Then then, Envelope envelope, boolean byOffset, int schedule) {

    /** Reading the old schedule, pause, reading it again, two pages of the list, the new one, reading both, cancel. */
    static final int CALLS = 9;

    /** The states that the ledger has one after the other, the end included. */
    static final int COMMITS = 8;

    static final int SCHEDULES = 5;

    /** How a migration goes on after the first command has ended. */
    enum Then {
        THE_COMMAND_AGAIN,
        THE_SERVICE,
        A_ROLLBACK
    }

    /**
     * Where a process dies.
     *
     * @param moment {@code before} or {@code after} the effect of a call, or after the {@code commit} of a state
     * @param number of the call or commit within the migration of one schedule
     */
    record Kill(String moment, int number) {}

    static List<MigrationScenario> all() {
        List<MigrationScenario> all = new ArrayList<>();
        for (Then then : Then.values()) {
            for (Envelope envelope : Envelope.values()) {
                for (boolean byOffset : List.of(true, false)) {
                    for (Kill kill : kills()) {
                        all.add(new MigrationScenario(
                                -1, null, kill, then, envelope, byOffset, all.size() % SCHEDULES));
                        for (int call = 0; call < CALLS; call++) {
                            for (Fault fault : Fault.values()) {
                                all.add(new MigrationScenario(
                                        call, fault, kill, then, envelope, byOffset, all.size() % SCHEDULES));
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<Kill> kills() {
        List<Kill> kills = new ArrayList<>();
        kills.add(null);
        for (int call = 0; call < CALLS; call++) {
            kills.add(new Kill("before", call));
            kills.add(new Kill("after", call));
        }
        for (int commit = 0; commit < COMMITS; commit++) {
            kills.add(new Kill("commit", commit));
        }
        return kills;
    }
}
