package org.edgesroutes.launches;

import java.util.List;

/** The outcome of a look at Edges for an intent whose outcome is unknown. */
sealed interface LookResult {

    /** It took effect. */
    record Found(String uid) implements LookResult {}

    /** It had no effect. */
    record NotFound() implements LookResult {}

    /** A call that is under way may explain what is there. */
    record TooEarly() implements LookResult {}

    /** It may have taken effect; what Edges lists does not tell. */
    record Unclear(List<LaunchResult.Candidate> candidates) implements LookResult {}
}
