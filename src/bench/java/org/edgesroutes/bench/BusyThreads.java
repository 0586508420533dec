package org.edgesroutes.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The threads of the server in a stretch of time.
 *
 * @param threads CPU of each in that time
 */
record BusyThreads(List<ThreadTime> threads, double seconds) {

    private static final int MOST = 6;
    private static final double WORTH_NAMING = 0.02;

    /** @return share of one core that the busiest thread had, 0 to 1 */
    double busiest() {
        return threads.stream().mapToDouble(ThreadTime::seconds).max().orElse(0) / seconds;
    }

    /** @return threads of the same name together, in percent of one core, the busiest first */
    String inWords() {
        Map<String, Double> byName = threads.stream()
                .collect(Collectors.groupingBy(ThreadTime::name, Collectors.summingDouble(ThreadTime::seconds)));
        return byName.entrySet().stream()
                .filter(each -> each.getValue() > WORTH_NAMING * seconds)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(each -> String.format(Locale.ROOT, "%s %.0f", each.getKey(), 100 * each.getValue() / seconds))
                .collect(Collectors.joining(", "));
    }
}
