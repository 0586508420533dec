package org.edgesroutes.completeness;

import java.util.Optional;
import org.edgesroutes.ledger.CountReading;
import org.edgesroutes.ledger.IterationState;
import org.edgesroutes.ledger.Tally;

/**
 * What an iteration should have brought against what it did.
 *
 * @param expected records; null when nobody can know
 * @param complete everything that it produced is in the ledger
 * @param enough so many records arrived that only a doubt is left, which the outputs settle and a replay does not
 * @param learned how Edges counts, where this iteration shows it beyond doubt
 */
public record Judgement(
        Tally tally, Integer expected, boolean complete, boolean enough, Optional<CountReading> learned) {

    /** @param known how Edges counts, as far as earlier iterations showed it */
    static Judgement of(IterationState state, Tally tally, Optional<CountReading> known) {
        Integer count = state.row().run().outputCount();
        if (count == null) {
            return new Judgement(tally, null, state.outputsRead(), false, Optional.empty());
        }
        Integer before = state.iteration() == 1 ? Integer.valueOf(0) : state.countBefore();
        Optional<CountReading> learned = learned(state, tally, count, before);
        Optional<CountReading> reading = learned.or(() -> known);
        int least = before == null ? 0 : Math.max(0, count - before);
        int expected = reading.filter(CountReading.ACCUMULATED::equals).isPresent() && before != null ? least : count;
        boolean counted = state.trustworthy() && tally.held() >= expected;
        boolean fetched = state.outputsRead() && tally.rows() >= (reading.isPresent() ? expected : least);
        return new Judgement(tally, expected, counted || fetched, tally.held() >= least, learned);
    }

    /** Without a doubt: what depends on an iteration that left a gap shows nothing. */
    private static Optional<CountReading> learned(IterationState state, Tally tally, int count, Integer before) {
        if (before == null || before == 0 || tally.waiting() > 0) {
            return Optional.empty();
        }
        boolean reset = count < before
                || (state.trustworthy() && tally.held() == count)
                || (state.outputsRead() && tally.rows() > count);
        if (reset) {
            return Optional.of(CountReading.RESET);
        }
        boolean all = state.trustworthy() && tally.held() == count - before;
        return state.outputsRead() && (all || tally.rows() == count - before)
                ? Optional.of(CountReading.ACCUMULATED)
                : Optional.empty();
    }

    /** @return what is missing, in words */
    String words(IterationState state) {
        if (expected == null) {
            return "output_count is not known";
        }
        int have = Math.max(tally.held(), state.outputsRead() ? Math.min(tally.rows(), expected) : 0);
        if (have < expected && !(enough && !state.outputsRead())) {
            return "%d of %d records are missing".formatted(expected - have, expected);
        }
        return state.trustworthy()
                ? "%d records arrived, and whether that is all depends on how Edges counts".formatted(tally.held())
                : "the iteration before it left a gap";
    }
}
