package org.edgesroutes.callbacks;

import java.util.Optional;

/** Asks Edges for a run and remembers it in the ledger. */
@FunctionalInterface
public interface RunLookup {

    /**
     * @return the action of the run; empty when Edges does not know the run, or names no action
     * @throws RuntimeException when Edges cannot be asked now
     */
    Optional<String> action(String runUid);
}
