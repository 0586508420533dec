package org.edgesroutes.ledger.iterations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.edgesroutes.ledger.Ledger;

/** Due times that are later than they can be, which happens when the clock of the machine was set back. */
public final class DueTimeRepository {

    /** Two nodes need not agree on the time. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Ledger ledger;

    public DueTimeRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param longest until a run in progress is reported */
    public void boundSilence(Duration longest) {
        bound("UPDATE edges_run SET silent_at = ? WHERE silent_at > ?", longest);
    }

    /** @param longest until a schedule is checked */
    public void boundScheduleChecks(Duration longest) {
        bound("UPDATE edges_source SET check_at = ? WHERE check_at > ?", longest);
    }

    /** @param longest for which a continue is claimed; one whose outcome is unknown may be looked at right away */
    public void boundClaims(Duration longest) {
        bound("UPDATE edges_iteration SET claimed_until = ? WHERE state = 'claimed' AND claimed_until > ?", longest);
        bound(
                "UPDATE edges_iteration SET claimed_until = ? WHERE state = 'unknown' AND claimed_until > ?",
                Duration.ZERO);
    }

    /**
     * @param longest until the next step of a repair, by the number of its failures in a row
     * @param most the number from which on it does not grow any more
     */
    public void boundRepairs(IntFunction<Duration> longest, int most) {
        String step = "UPDATE edges_iteration SET repair_at = ? WHERE repair_at > ? AND min(repair_failures, ?) = ?";
        for (int failures = 0; failures <= most; failures++) {
            bound(step, longest.apply(failures), most, failures);
        }
    }

    private void bound(String update, Duration longest, Object... parameters) {
        ledger.write(tx -> {
            List<Object> all = new ArrayList<>();
            all.add(tx.now().plus(longest));
            all.add(tx.now().plus(longest).plus(TOLERANCE));
            all.addAll(List.of(parameters));
            return tx.update(update, all.toArray());
        });
    }

    /** Brings forward when a run is reported for bringing nothing. */
    public void boundQuiet(String uid, Duration longest) {
        bound("UPDATE edges_run SET quiet_at = ? WHERE quiet_at > ? AND run_uid = ?", longest, uid);
    }

    /** @return the uids of runs that are due in the future and were planned at a time that has not come yet */
    public List<String> plannedAhead(int limit) {
        return ledger.read(
                tx -> tx.list("""
                SELECT run_uid FROM edges_run
                WHERE next_continue_at > ? AND max(seen_at, coalesce(last_continued_at, '')) > ? LIMIT ?""", row -> row.getString(1), tx.now(), tx.now().plus(TOLERANCE), limit));
    }
}
