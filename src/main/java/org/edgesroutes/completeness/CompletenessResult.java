package org.edgesroutes.completeness;

import java.util.Optional;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.model.IterationCounts;
import org.edgesroutes.model.OutputCountMode;

/**
 * What an iteration should have brought against what it did.
 *
 * @param expected records; null when nobody can know
 * @param complete everything that it produced is in the ledger
 * @param enough so many records arrived that only a doubt is left, which the outputs settle and a replay does not
 * @param learned how Edges counts, where this iteration shows it beyond doubt
 */
public record CompletenessResult(
        IterationCounts tally, Integer expected, boolean complete, boolean enough, Optional<OutputCountMode> learned) {

    /** @param known how Edges counts, as far as earlier iterations showed it */
    static CompletenessResult of(Iteration state, IterationCounts tally, Optional<OutputCountMode> known) {
        Integer count = state.run().run().outputCount();
        if (count == null) {
            return new CompletenessResult(tally, null, state.outputsRead(), false, Optional.empty());
        }
        Integer before = state.number() == 1 ? Integer.valueOf(0) : state.countBefore();
        Optional<OutputCountMode> learned = learned(state, tally, count, before);
        Optional<OutputCountMode> reading = learned.or(() -> known);
        int least = before == null ? 0 : Math.max(0, count - before);
        int expected =
                reading.filter(OutputCountMode.ACCUMULATED::equals).isPresent() && before != null ? least : count;
        boolean counted = state.trustworthy() && tally.held() >= expected;
        boolean fetched = state.outputsRead() && tally.rows() >= (reading.isPresent() ? expected : least);
        return new CompletenessResult(tally, expected, counted || fetched, tally.held() >= least, learned);
    }

    /** Without a doubt: what depends on an iteration that left a gap shows nothing. */
    private static Optional<OutputCountMode> learned(
            Iteration state, IterationCounts tally, int count, Integer before) {
        if (before == null || before == 0 || tally.waiting() > 0) {
            return Optional.empty();
        }
        boolean reset = count < before
                || (state.trustworthy() && tally.held() == count)
                || (state.outputsRead() && tally.rows() > count);
        if (reset) {
            return Optional.of(OutputCountMode.RESET);
        }
        boolean all = state.trustworthy() && tally.held() == count - before;
        return state.outputsRead() && (all || tally.rows() == count - before)
                ? Optional.of(OutputCountMode.ACCUMULATED)
                : Optional.empty();
    }

    /** @return what the verdict of a complete iteration rests on, as a clause */
    String basis(Iteration state) {
        Integer count = state.run().run().outputCount();
        if (count == null) {
            return "all pages of outputs read, %d records; output_count is not known".formatted(tally.rows());
        }
        String counted = expected.equals(count)
                ? "output_count %d".formatted(count)
                : "output_count %d - %d before the continue".formatted(count, state.countBefore());
        if (!state.trustworthy() || tally.held() < expected) {
            return "all pages of outputs read, %d records for %s".formatted(tally.rows(), counted);
        }
        return "%s %s %d received + %d fetched"
                .formatted(counted, tally.held() == expected ? "=" : "<", tally.received(), tally.fetched());
    }

    /** @return what is missing, as a clause */
    String words(Iteration state) {
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
