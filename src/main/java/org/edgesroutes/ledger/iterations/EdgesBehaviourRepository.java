package org.edgesroutes.ledger.iterations;

import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.MarkTable;
import org.edgesroutes.model.OutputCountMode;

/** Behaviour of Edges that was learned from its answers, for all runs together. */
public final class EdgesBehaviourRepository {

    private static final String LIMIT = "outputs-limit";
    private static final String READING = "output-count-reading";

    private final Ledger ledger;

    public EdgesBehaviourRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return how many outputs a page may have at most, where Edges refused more */
    public Optional<Integer> outputsLimit() {
        return ledger.read(tx -> MarkTable.get(tx, LIMIT)).map(Integer::valueOf);
    }

    /** Remembers how many outputs a page may have at most. */
    public void outputsLimit(int limit) {
        ledger.write(tx -> {
            MarkTable.set(tx, LIMIT, String.valueOf(limit));
            return limit;
        });
    }

    /** @return how Edges counts, once that was seen */
    public Optional<OutputCountMode> reading() {
        return ledger.read(tx -> MarkTable.get(tx, READING)).map(OutputCountMode::of);
    }

    /** Remembers how Edges counts. */
    public void learn(OutputCountMode reading) {
        ledger.write(tx -> {
            MarkTable.set(tx, READING, reading.word());
            return reading;
        });
    }
}
