package org.edgesroutes.ledger;

import java.util.Optional;

/** The room of what was learned about how Edges answers, of all runs together. */
public final class CompletenessMarks {

    private static final String LIMIT = "outputs-limit";
    private static final String READING = "output-count-reading";

    private final Ledger ledger;

    public CompletenessMarks(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return how many outputs a page may have at most, where Edges refused more */
    public Optional<Integer> outputsLimit() {
        return ledger.read(tx -> Marks.get(tx, LIMIT)).map(Integer::valueOf);
    }

    /** Remembers how many outputs a page may have at most. */
    public void outputsLimit(int limit) {
        ledger.write(tx -> {
            Marks.set(tx, LIMIT, String.valueOf(limit));
            return limit;
        });
    }

    /** @return how Edges counts, once that was seen */
    public Optional<CountReading> reading() {
        return ledger.read(tx -> Marks.get(tx, READING)).map(CountReading::of);
    }

    /** Remembers how Edges counts. */
    public void learn(CountReading reading) {
        ledger.write(tx -> {
            Marks.set(tx, READING, reading.word());
            return reading;
        });
    }
}
