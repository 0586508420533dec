package org.edgesroutes.bench;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Several rounds of one contender. */
record Medians(String title, List<Figures> rounds) {

    double of(ToDoubleFunction<Figures> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** What must not happen is added up, so that no round hides it. */
    double sumOf(ToDoubleFunction<Figures> figure) {
        return rounds.stream().mapToDouble(figure).sum();
    }

    /** With the threads of the last round, since a median of names is none. */
    Usage usage(Function<Figures, Usage> stretch) {
        return new Usage(
                of(round -> stretch.apply(round).seconds()),
                of(round -> stretch.apply(round).machine()),
                of(round -> stretch.apply(round).server()),
                of(round -> stretch.apply(round).generator()),
                of(round -> stretch.apply(round).sink()),
                of(round -> stretch.apply(round).flushes()),
                of(round -> stretch.apply(round).flushMillis()),
                stretch.apply(rounds.get(rounds.size() - 1)).threads());
    }
}
