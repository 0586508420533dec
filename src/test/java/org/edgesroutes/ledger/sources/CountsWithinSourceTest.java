package org.edgesroutes.ledger.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.edgesroutes.ledger.iterations.IterationCounter;
import org.edgesroutes.ledger.iterations.IterationRepository;
import org.edgesroutes.model.IterationCounts;
import org.junit.jupiter.api.Test;

/** Records are compared within the source and counted within the run: Edges counts each run by itself. */
class CountsWithinSourceTest extends SourceTestBase {

    private IterationCounts counts(String run, int iteration) {
        return ledger.read(tx -> IterationCounter.of(tx, run, iteration, 1));
    }

    private int sent(String run, int iteration) {
        return new IterationRepository(ledger).sent(run, iteration);
    }

    @Test
    void aRecordThatARunOfTheScheduleBroughtBeforeIsReceivedByTheNextRunToo() {
        callback("r1", "s", "in", "a=1", "b=1");
        callback("r2", "s", "in", "a=1", "b=1", "c=1");
        assertThat(counts("r2", 1).received()).isEqualTo(3);
        assertThat(sent("r2", 1)).isEqualTo(3);
    }

    @Test
    void anOutputThatARunOfTheScheduleBroughtBeforeIsFetchedForTheNextRun() {
        callback("r1", "s", "in", "a=1", "b=1", "c=1");
        callback("r2", "s", "in", "a=1", "d=1");
        outputs("r2", "a=1", "b=1", "c=1", "d=1");
        assertThat(counts("r2", 1).held())
                .as("a and d by callback, b and c by outputs")
                .isEqualTo(4);
        assertThat(sent("r2", 1)).isEqualTo(4);
    }

    @Test
    void aRunThatBringsOnlyWhatItsScheduleHadIsAsLargeAsItIs() {
        callback("r1", "s", "in", "a=1", "b=1");
        outputs("r2", "a=1", "b=1");
        sources.runOfSchedule("s", "r2");
        outputs("r3", "a=1", "b=1");
        sources.runOfSchedule("s", "r3");
        outputs("r3", "a=1", "b=1");
        assertThat(sent("r3", 1)).as("the second page is the first one again").isEqualTo(2);
        assertThat(counts("r3", 1).fetched()).isEqualTo(2);
    }

    @Test
    void aRecordThatOutputsBroughtBeforeItsCallbackCountsOnce() {
        callback("r1", null, "in", "a=1");
        outputs("r1", "b=1");
        callback("r1", null, "in", "b=1", "c=1");
        assertThat(counts("r1", 1).held()).isEqualTo(3);
        assertThat(sent("r1", 1)).isEqualTo(3);
    }

    @Test
    void outputsOfALaterIterationDoNotCountWhatTheRunHadBefore() {
        callback("r1", "s", "in", "a=1", "b=1");
        rows.execute("UPDATE edges_run SET iteration = 2");
        callback("r1", "s", "in", "c=1");
        outputs("r1", "a=1", "b=1", "c=1", "d=1");
        assertThat(counts("r1", 2).held()).as("c by callback, d by outputs").isEqualTo(2);
    }
}
