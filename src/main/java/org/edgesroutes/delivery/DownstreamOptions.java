package org.edgesroutes.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.resilience.Backoff;
import org.edgesroutes.settings.Suggestion;

/**
 * The options of a downstream, as its route gives them.
 *
 * @param workspaces the names of those it wants records of; empty for all there are
 * @param concurrency how many partitions
 * @param batchSize how many records go together at most
 * @param batchWait how long the first of them waits for the others
 * @param earliest whether a new downstream gets what the ledger has already
 * @param format what a record is as a body
 * @param attempts how often a record is tried, the first time included, before it is a dead letter
 * @param retries when a refused record is tried again
 * @param pauses how long a target that is down is left alone
 */
public record DownstreamOptions(
        String downstream,
        Set<String> workspaces,
        RecordFilter filter,
        int concurrency,
        int batchSize,
        Duration batchWait,
        boolean earliest,
        RecordFormat format,
        int attempts,
        Backoff retries,
        Backoff pauses) {

    /** Whether a route gets records as a list, be it a list of one. */
    public boolean inBatches() {
        return batchSize > 1;
    }

    /**
     * @param all those of the context
     * @throws IllegalArgumentException when one is wanted that is not there
     */
    public List<DeliveryContext> chosen(List<DeliveryContext> all) {
        Set<String> there = all.stream().map(one -> one.workspace().name()).collect(Collectors.toSet());
        Optional<String> unknown =
                workspaces.stream().filter(name -> !there.contains(name)).findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException("workspaces=%s for downstream %s: there is no workspace %s; %s"
                    .formatted(
                            String.join(",", workspaces),
                            downstream,
                            unknown.get(),
                            Suggestion.to(unknown.get(), there.stream().filter(name -> !name.isEmpty()))
                                    .map("did you mean %s?"::formatted)
                                    .orElse("edges.workspaces lists those there are")));
        }
        return all.stream()
                .filter(one -> workspaces.isEmpty()
                        || workspaces.contains(one.workspace().name()))
                .toList();
    }
}
