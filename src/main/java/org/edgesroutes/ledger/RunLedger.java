package org.edgesroutes.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of every run, and how far the list of runs was read. */
public final class RunLedger {

    private static final String RULES = "runs-rules";
    private static final int REPLANNED_AT_ONCE = 500;

    private final Ledger ledger;
    private final RunJudge judge;

    /** @param judge decides what a new sight of a run means */
    public RunLedger(Ledger ledger, RunJudge judge) {
        this.ledger = ledger;
        this.judge = judge;
    }

    /** Stores what Edges told about some runs. @return the rows as they are now, in the same order */
    public List<RunRow> saw(List<Run> runs) {
        return ledger.write(tx -> {
            List<RunRow> rows = new ArrayList<>(runs.size());
            for (Run run : runs) {
                rows.add(store(tx, run));
            }
            return rows;
        });
    }

    private RunRow store(Tx tx, Run seen) throws SQLException {
        Optional<RunRow> known = RunRows.get(tx, seen.uid());
        int iteration = known.map(RunRow::iteration).orElse(1);
        RunRow row = judge.judge(known, seen, Iterations.open(tx, seen.uid(), iteration + 1), tx.now());
        RunRows.put(tx, row);
        if (row.iteration() > iteration) {
            Iterations.began(
                    tx, row, known.map(RunRow::run).map(Run::outputCount).orElse(null));
        } else {
            Iterations.first(tx, row);
        }
        return row;
    }

    /** Plans a run that is known, to be continued as often as given. */
    public void plan(String uid, ContinuePlan plan) {
        ledger.write(tx -> {
            Optional<RunRow> row = RunRows.get(tx, uid);
            if (row.isPresent()) {
                RunRows.put(tx, row.get().every(plan));
                store(tx, row.get().run());
            }
            return row;
        });
    }

    /** The run as it was last seen. */
    public Optional<RunRow> row(String uid) {
        return ledger.read(tx -> RunRows.get(tx, uid));
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
    public List<RunRow> quiet(int limit) {
        return ledger.read(tx -> RunRows.quiet(tx, limit));
    }

    /** The runs whose time to be continued has come, those that wait longest first. */
    public List<RunRow> due(int limit) {
        return ledger.read(tx -> RunRows.due(tx, limit));
    }

    /**
     * The runs that are in progress and have not changed for long; each is found once in a while only.
     *
     * @param pause until the same run is found again
     */
    public List<RunRow> silent(int limit, Duration pause) {
        return ledger.write(tx -> RunRows.silent(tx, tx.now().plus(pause), limit));
    }

    /**
     * Plans every run anew when the rules are others than those it was planned by.
     *
     * @param rules the rules in words; nothing is done when they are those of the last time
     */
    public void replan(String rules) {
        boolean same =
                ledger.read(tx -> Marks.get(tx, RULES).filter(rules::equals).isPresent());
        for (String after = ""; !same && after != null; ) {
            String from = after;
            after = ledger.write(tx -> replanAfter(tx, from));
        }
        ledger.write(tx -> {
            Marks.set(tx, RULES, rules);
            return rules;
        });
    }

    private String replanAfter(Tx tx, String uid) throws SQLException {
        List<RunRow> rows = RunRows.after(tx, uid, REPLANNED_AT_ONCE);
        for (RunRow row : rows) {
            store(tx, row.run());
        }
        return rows.isEmpty() ? null : rows.get(rows.size() - 1).uid();
    }

    /** How far the list of runs was read. */
    public ListingState listing() {
        return ledger.read(ListingMarks::read);
    }

    /** Remembers how far the list of runs was read. */
    public void listing(ListingState state) {
        ledger.write(tx -> {
            ListingMarks.write(tx, state);
            return state;
        });
    }
}
