package org.edgesroutes.cli;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Numbers of runs by status, in words such as {@code 24 runs: 22 SUCCEEDED, 2 FAILED}.
 *
 * @param byStatus in the order in which they are shown
 */
record RunCounts(@JsonValue Map<String, Integer> byStatus) {

    @Override
    public String toString() {
        int all = byStatus.values().stream().mapToInt(Integer::intValue).sum();
        return byStatus.entrySet().stream()
                .map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(", ", all == 1 ? "1 run: " : all + " runs: ", ""));
    }
}
