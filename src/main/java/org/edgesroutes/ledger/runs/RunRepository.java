package org.edgesroutes.ledger.runs;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.MarkTable;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.iterations.IterationRows;
import org.edgesroutes.ledger.sources.SourceTable;
import org.edgesroutes.model.ContinuePlan;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.TrackedRun;

/** The runs that the ledger knows, and how far the list of runs was read. */
public final class RunRepository {

    private static final String RULES = "runs-rules";
    private static final int REPLANNED_AT_ONCE = 500;

    private final Ledger ledger;
    private final RunTransition judge;

    /** @param judge decides what a new sight of a run means */
    public RunRepository(Ledger ledger, RunTransition judge) {
        this.ledger = ledger;
        this.judge = judge;
    }

    /** Stores what Edges told about some runs. @return the rows as they are now, in the same order */
    public List<TrackedRun> saw(List<Run> runs) {
        return ledger.write(tx -> {
            List<TrackedRun> rows = new ArrayList<>(runs.size());
            for (Run run : runs) {
                rows.add(store(tx, run));
            }
            return rows;
        });
    }

    private TrackedRun store(Transaction tx, Run told) throws SQLException {
        Optional<TrackedRun> known = RunMapper.get(tx, told.uid());
        Run seen =
                known.map(row -> told.ofSchedule(row.run().scheduledRunUid())).orElse(told);
        int iteration = known.map(TrackedRun::iteration).orElse(1);
        TrackedRun row = judge.judge(known, seen, IterationRows.open(tx, seen.uid(), iteration + 1), tx.now());
        RunMapper.put(tx, row);
        if (seen.scheduledRunUid() != null) {
            SourceTable.runOfSchedule(tx, seen.scheduledRunUid(), seen.uid());
        }
        if (row.iteration() > iteration) {
            if (row.scheduleUid() != null) {
                SourceTable.startsRuns(tx, row.scheduleUid());
            }
            IterationRows.began(
                    tx, row, known.map(TrackedRun::run).map(Run::outputCount).orElse(null));
        } else {
            IterationRows.first(tx, row);
        }
        return row;
    }

    /** Plans a run that is known, to be continued as often as given. */
    public void plan(String uid, ContinuePlan plan) {
        ledger.write(tx -> {
            Optional<TrackedRun> row = RunMapper.get(tx, uid);
            if (row.isPresent()) {
                RunMapper.put(tx, row.get().with(row.get().continuing().every(plan)));
                store(tx, row.get().run());
            }
            return row;
        });
    }

    /** The run as it was last seen. */
    public Optional<TrackedRun> row(String uid) {
        return ledger.read(tx -> RunMapper.get(tx, uid));
    }

    /** The run, or the last one that its schedule has started, or the schedule that took the place of that. */
    public Optional<TrackedRun> latest(String uid) {
        return ledger.read(tx -> RunMapper.latest(tx, uid));
    }

    /**
     * Makes a run due that is planned to be continued later.
     *
     * @return the row as it is now; empty for a run that is not known
     */
    public Optional<TrackedRun> makeDue(String uid) {
        return ledger.write(tx -> {
            tx.update(
                    "UPDATE edges_run SET next_continue_at = ? WHERE run_uid = ? AND next_continue_at > ?",
                    tx.now(),
                    uid,
                    tx.now());
            return RunMapper.get(tx, uid);
        });
    }

    /** @return whether there is a run that was last seen with it */
    public boolean anyWithStatus(String status) {
        return ledger.read(tx -> tx.first("SELECT 1 FROM edges_run WHERE status = ? LIMIT 1", row -> true, status))
                .isPresent();
    }

    /** @param by when the run is quiet if nothing came until then, null when it is known to be */
    public void expectBy(String uid, Instant by) {
        ledger.write(tx -> tx.update("UPDATE edges_run SET quiet_at = ? WHERE run_uid = ?", by, uid));
    }

    /** The runs that were expected to bring something by now, and are in progress or will be continued. */
    public List<TrackedRun> quiet(int limit) {
        return ledger.read(tx -> RunMapper.quiet(tx, limit));
    }

    /** The runs whose time to be continued has come, those that wait longest first. */
    public List<TrackedRun> due(int limit) {
        return ledger.read(tx -> RunMapper.due(tx, limit));
    }

    /**
     * The runs that are in progress and have not changed for long; each is found once in a while only.
     *
     * @param pause until the same run is found again
     */
    public List<TrackedRun> silent(int limit, Duration pause) {
        return ledger.write(tx -> RunMapper.silent(tx, tx.now().plus(pause), limit));
    }

    /**
     * Plans every run anew when the rules are others than those it was planned by.
     *
     * @param rules the rules as text; nothing is done when they are those of the last time
     */
    public void replan(String rules) {
        boolean same =
                ledger.read(tx -> MarkTable.get(tx, RULES).filter(rules::equals).isPresent());
        for (String after = ""; !same && after != null; ) {
            String from = after;
            after = ledger.write(tx -> replanAfter(tx, from));
        }
        ledger.write(tx -> {
            MarkTable.set(tx, RULES, rules);
            return rules;
        });
    }

    /** Plans runs anew from how they were last seen. */
    public void replan(List<String> uids) {
        ledger.write(tx -> {
            for (String uid : uids) {
                Optional<TrackedRun> row = RunMapper.get(tx, uid);
                if (row.isPresent()) {
                    store(tx, row.get().run());
                }
            }
            return uids;
        });
    }

    private String replanAfter(Transaction tx, String uid) throws SQLException {
        List<TrackedRun> rows = RunMapper.after(tx, uid, REPLANNED_AT_ONCE);
        for (TrackedRun row : rows) {
            store(tx, row.run());
        }
        return rows.isEmpty() ? null : rows.get(rows.size() - 1).uid();
    }

    /** How far the list of runs was read. */
    public ListingProgress listing() {
        return ledger.read(ListingProgressRepository::read);
    }

    /** Remembers how far the list of runs was read. */
    public void listing(ListingProgress state) {
        ledger.write(tx -> {
            ListingProgressRepository.write(tx, state);
            return state;
        });
    }
}
