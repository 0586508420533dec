package org.edgesroutes.runs;

import java.util.Optional;
import org.edgesroutes.model.TrackedRun;

/** What a run has to pass right before it is continued, whatever an edited YAML does in front of it. */
@FunctionalInterface
public interface ContinueGate {

    /** @return why the run must not be continued now, in words; empty when nothing speaks against it */
    Optional<String> obstacle(TrackedRun row);
}
