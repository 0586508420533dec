package org.edgesroutes.delivery;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Which records a downstream asks for. An empty set of actions or runs means every one. */
public record RecordFilter(Set<String> actions, Set<String> runs, Set<String> changes) {

    private static final Set<String> CHANGES = Set.of("created", "updated", "repeated");

    public static RecordFilter of(String actions, String runs, String changes) {
        Set<String> wanted = names(changes);
        if (wanted.isEmpty() || !CHANGES.containsAll(wanted)) {
            throw new IllegalArgumentException(
                    "changes=%s: name one or more of created, updated, repeated".formatted(changes));
        }
        return new RecordFilter(names(actions), names(runs), wanted);
    }

    public static Set<String> names(String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    boolean wantsCallback(String runUid, String action) {
        return (runs.isEmpty() || (runUid != null && runs.contains(runUid)))
                && (actions.isEmpty() || (action != null && actions.contains(action)));
    }

    boolean wantsChange(String change) {
        return changes.contains(change);
    }
}
