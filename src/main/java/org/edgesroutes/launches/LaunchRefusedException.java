package org.edgesroutes.launches;

/**
 * Edges refused a launch, the creation of a schedule or a resume: it had no effect, and the same call would be refused
 * again until its cause is removed. Then the same key may be used.
 */
public final class LaunchRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    LaunchRefusedException(LaunchResult result) {
        super("%s was refused: %s".formatted(result.key(), result.error()));
        this.key = result.key();
    }

    /** The key of the call. */
    public String key() {
        return key;
    }
}
