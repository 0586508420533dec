package org.edgesroutes.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The contents that came under one key of one source, each with its input, oldest first. It decides whether the next
 * record under the key is created, updated or repeated: a record is repeated only where that is certain, so that a value
 * that goes back to an earlier one is never lost.
 */
public final class RecordHistory {

    /** Stands for the input that a record from outputs does not name. */
    public static final String FROM_OUTPUTS = "*";

    private record Version(String input, String content) {}

    private final Map<Version, RecordArrival> versions = new LinkedHashMap<>();

    /** Adds a version at the end; one that came before moves there. */
    public void add(String input, String content, RecordArrival arrival) {
        Version version = new Version(input, content);
        versions.remove(version);
        versions.put(version, arrival);
    }

    /**
     * Decides about the next record and adds it.
     *
     * @param input {@link #FROM_OUTPUTS} for a record from outputs
     * @param isNewer whether a record from outputs is known to be newer than the version that came at this place
     */
    public Change next(String input, String content, RecordArrival arrival, Predicate<RecordArrival> isNewer) {
        Change change = input.equals(FROM_OUTPUTS) ? fromOutputs(content, isNewer) : fromCallback(input, content);
        // a page of outputs may hold an old version, and the last version of an input stays where it is
        if (change != Change.REPEATED || !versions.containsKey(new Version(input, content))) {
            add(input, content, arrival);
        }
        return change;
    }

    /**
     * Whether outputs that bring this content hold an old version, or one that came back, cannot be told from the
     * contents.
     *
     * @return the place of the last version then; empty where a callback brought any version
     */
    public Optional<RecordArrival> doubtful(String content) {
        boolean known = false;
        Map.Entry<Version, RecordArrival> last = null;
        for (Map.Entry<Version, RecordArrival> version : versions.entrySet()) {
            if (!version.getKey().input.equals(FROM_OUTPUTS)) {
                return Optional.empty();
            }
            known |= version.getKey().content.equals(content);
            last = version;
        }
        return known && !last.getKey().content.equals(content) ? Optional.of(last.getValue()) : Optional.empty();
    }

    private Change fromOutputs(String content, Predicate<RecordArrival> isNewer) {
        if (versions.isEmpty()) {
            return Change.CREATED;
        }
        boolean known = versions.keySet().stream().anyMatch(version -> version.content.equals(content));
        return known && doubtful(content).filter(isNewer).isEmpty() ? Change.REPEATED : Change.UPDATED;
    }

    private Change fromCallback(String input, String content) {
        String last = last(input);
        if (content.equals(last) || isLate(input, content)) {
            return Change.REPEATED;
        }
        return last == null && last(FROM_OUTPUTS) == null ? Change.CREATED : Change.UPDATED;
    }

    private String last(String input) {
        String last = null;
        for (Version version : versions.keySet()) {
            last = version.input.equals(input) ? version.content : last;
        }
        return last;
    }

    /**
     * Whether a callback comes after the outputs that brought the same content: the outputs have it, the input does not,
     * and since then the input has brought nothing that the outputs had not brought before.
     */
    private boolean isLate(String input, String content) {
        Version fetched = new Version(FROM_OUTPUTS, content);
        if (!versions.containsKey(fetched) || versions.containsKey(new Version(input, content))) {
            return false;
        }
        Set<String> fetchedBefore = new LinkedHashSet<>();
        boolean since = false;
        for (Version version : versions.keySet()) {
            since |= version.equals(fetched);
            if (version.input.equals(FROM_OUTPUTS)) {
                fetchedBefore.add(version.content);
            } else if (since && version.input.equals(input) && !fetchedBefore.contains(version.content)) {
                return false;
            }
        }
        return true;
    }
}
