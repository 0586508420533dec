package org.edgesroutes.sandbox;

/** A request that is answered with an error body. See {@code docs/edges-api.md}, "Errors". */
final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String label;
    private final String scope;

    ApiRefusal(int status, String label, String scope, String message) {
        super(message, null, false, false);
        this.status = status;
        this.label = label;
        this.scope = scope;
    }

    static ApiRefusal parameter(String message) {
        return new ApiRefusal(400, "BAD_PARAMETERS", "input", message);
    }

    static ApiRefusal notFound(String what) {
        return new ApiRefusal(404, "STATUS_404", "input", "no such " + what);
    }

    HttpReply answer() {
        return HttpReply.error(status, label, scope, getMessage());
    }
}
