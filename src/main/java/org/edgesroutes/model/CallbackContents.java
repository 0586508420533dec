package org.edgesroutes.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a callback holds, as far as it matters for counting.
 *
 * @param status of the run in the callback, may be null
 * @param contents key and content hash of each record, in its order
 * @param fresh records that were created or updated by it
 * @param variant whether another body had come under its reference before
 */
public record CallbackContents(String status, List<String> contents, int fresh, boolean variant) {

    private static final Set<String> THE_END = Set.of("SUCCEEDED", "PARTIAL_SUCCEEDED", "FAILED", "BLOCKED", "STOPPED");

    /**
     * Counts the records of one iteration as Edges counts them: each time that it sent one. In doubt it counts too few,
     * which costs requests and loses nothing.
     *
     * <p>Callbacks of the same content are one that was replayed. The callback that announces the end may hold records
     * that others hold too ({@code docs/edges-api.md}, "Streaming and final callbacks"). One that came again with another
     * body is not counted: which of its records Edges counts is unknown. In a later iteration a callback without anything
     * new may be a late one of the iteration before, which was complete.
     */
    public static int count(Collection<CallbackContents> callbacks, int iteration) {
        Map<String, Integer> times = new HashMap<>();
        Set<List<String>> counted = new HashSet<>();
        callbacks.stream()
                .filter(callback -> callback.counts(iteration) && !callback.announcesEnd())
                .filter(callback -> counted.add(callback.contents))
                .forEach(callback ->
                        callback.numbers().forEach((content, number) -> times.merge(content, number, Integer::sum)));
        callbacks.stream()
                .filter(callback -> callback.counts(iteration) && callback.announcesEnd())
                .filter(callback -> counted.add(callback.contents))
                .forEach(callback ->
                        callback.numbers().forEach((content, number) -> times.merge(content, number, Math::max)));
        return times.values().stream().mapToInt(Integer::intValue).sum();
    }

    private boolean counts(int iteration) {
        return !variant && (iteration == 1 || fresh > 0);
    }

    private boolean announcesEnd() {
        return status != null && THE_END.contains(status);
    }

    private Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        contents.forEach(content -> numbers.merge(content, 1, Integer::sum));
        return numbers;
    }
}
