package org.edgesroutes.sandbox;

/** A request that is answered with an error body. Section 8 of {@code facts.md}. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String label;
    private final String scope;

    Refusal(int status, String label, String scope, String message) {
        super(message, null, false, false);
        this.status = status;
        this.label = label;
        this.scope = scope;
    }

    static Refusal parameter(String message) {
        return new Refusal(400, "BAD_PARAMETERS", "input", message);
    }

    static Refusal notFound(String what) {
        return new Refusal(404, "STATUS_404", "input", "no such " + what);
    }

    Answer answer() {
        return Answer.error(status, label, scope, getMessage());
    }
}
