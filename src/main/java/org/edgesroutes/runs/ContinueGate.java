package org.edgesroutes.runs;

import java.util.Optional;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.model.VerificationResult;

/** The condition that a run must meet right before it is continued, whatever an edited YAML does in front of it. */
@FunctionalInterface
public interface ContinueGate {

    /**
     * @param earlier how the verify step of the same exchange found the run, null where there was none; it counts only
     *     while it holds for the run
     * @return why the run must not be continued now, as a sentence; empty when it may be
     */
    Optional<String> obstacle(TrackedRun run, VerificationResult earlier);
}
