package org.edgesroutes.campaign;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one round showed.
 *
 * @param struck how often a kill found the service doing what
 * @param produced different records that Edges produced
 * @param held records that the target holds, by their ids
 * @param dead letters, each of a record that the target refused at every attempt
 * @param again how often a record came under an id that the target held already
 * @param iterations that Edges made of all runs
 * @param named records that the target lacks and the ledger says so
 * @param cut iterations that max_results cut off
 * @param findings what must not be; nothing when the round is clean
 */
record Figures(
        int round,
        long seconds,
        int kills,
        Map<String, Integer> struck,
        long produced,
        long held,
        long dead,
        long again,
        long iterations,
        long named,
        long cut,
        long lost,
        long twice,
        List<String> findings) {

    static final Figures NONE = new Figures(0, 0, 0, Map.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    Figures plus(Figures other) {
        Map<String, Integer> both = new TreeMap<>(struck);
        other.struck.forEach((what, times) -> both.merge(what, times, Integer::sum));
        return new Figures(
                other.round,
                seconds + other.seconds,
                kills + other.kills,
                both,
                produced + other.produced,
                held + other.held,
                dead + other.dead,
                again + other.again,
                iterations + other.iterations,
                named + other.named,
                cut + other.cut,
                lost + other.lost,
                twice + other.twice,
                other.findings);
    }

    String words() {
        StringBuilder text = new StringBuilder(
                """
                %,d kills in %d rounds, %d minutes
                %,d iterations of runs, and the senders beside them, produced %,d different records
                %,d records are at the target, where %,d attempts repeated one under the same id
                %,d records that the target refused at every attempt are dead letters
                %,d more are missing there and the ledger says so; %,d iterations reached max_results and the ledger says so
                when it was killed:
                """.formatted(kills, round, seconds / 60, iterations, produced, held, again, dead, named, cut));
        struck.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> text.append("%6d  %s%n".formatted(entry.getValue(), entry.getKey())));
        return text.append("%d lost, %d twice".formatted(lost, twice)).toString();
    }
}
