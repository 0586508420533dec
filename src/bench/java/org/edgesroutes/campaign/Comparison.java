package org.edgesroutes.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What was produced against what the target holds. */
final class Comparison {

    /**
     * A record that Edges produced.
     *
     * @param repeated it had been produced before, exactly so
     */
    record Produced(Content content, int iteration, boolean repeated) {}

    private final Map<Content, List<Produced>> produced = new LinkedHashMap<>();
    private final Map<Content, List<String>> held = new HashMap<>();

    Comparison(Collection<Produced> produced, Map<String, Content> heldById) {
        produced.forEach(record -> this.produced
                .computeIfAbsent(record.content, any -> new ArrayList<>())
                .add(record));
        heldById.forEach((id, content) ->
                held.computeIfAbsent(content, any -> new ArrayList<>()).add(id));
    }

    /** @return how many different records were produced */
    int different() {
        return produced.size();
    }

    /** @param named whether the ledger says of an iteration that it lacks records */
    List<Produced> lost(Predicate<Produced> named) {
        return nowhere().stream().filter(named.negate()).toList();
    }

    /** @return what the target lacks, each record with its first production */
    List<Produced> nowhere() {
        return produced.entrySet().stream()
                .filter(entry -> !held.containsKey(entry.getKey()))
                .map(entry -> entry.getValue().get(0))
                .toList();
    }

    /** @return ids under which the target holds more records than were new or changed when they were produced */
    Map<Content, List<String>> twice() {
        Map<Content, List<String>> found = new LinkedHashMap<>();
        produced.forEach((content, times) -> {
            long fresh = times.stream().filter(time -> !time.repeated).count();
            List<String> ids = held.getOrDefault(content, List.of());
            if (ids.size() > Math.max(1, fresh)) {
                found.put(content, ids);
            }
        });
        return found;
    }

    /** @return records at the target that were not produced */
    Map<Content, List<String>> foreign() {
        Map<Content, List<String>> found = new LinkedHashMap<>(held);
        found.keySet().removeAll(produced.keySet());
        return found;
    }
}
