package org.edgesroutes.launches;

import java.time.Instant;
import java.util.Optional;

/**
 * A launch, the creation of a schedule or a resume that is not done yet: it was not sent, or whether it took effect is not
 * known. The same call with the same key may be made again at any time and has no second effect.
 */
public final class LaunchPendingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient LaunchResult result;

    LaunchPendingException(LaunchResult result) {
        super(sentence(result));
        this.result = result;
    }

    private static String sentence(LaunchResult result) {
        String why = result.error() == null ? "" : " (%s)".formatted(result.error());
        return switch (result.state()) {
            case IN_DOUBT ->
                "whether %s took effect is unknown%s; a call with the same key looks at Edges from %s on"
                        .formatted(result.key(), why, result.lookAt());
            case UNDECIDED ->
                "whether %s took effect is unknown, and what Edges lists does not tell; decide with: %s"
                        .formatted(result.key(), LaunchDecisions.command(result.key()));
            case BUSY -> "%s is under way in another thread or process".formatted(result.key());
            default -> "%s was not sent%s; the same call may be made again".formatted(result.key(), why);
        };
    }

    /** The state of the call. */
    public LaunchResult result() {
        return result;
    }

    /** From when on the same call is of use, where that is known. */
    public Optional<Instant> lookAt() {
        return Optional.ofNullable(result.lookAt());
    }
}
