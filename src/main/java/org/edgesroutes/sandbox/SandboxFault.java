package org.edgesroutes.sandbox;

import java.util.Locale;

/**
 * What can go wrong between Edges and its caller. Each has a probability of its own, 0 unless set with
 * {@link EdgesSandbox#fault(SandboxFault, double)}, drawn from a seeded sequence of its own.
 */
public enum SandboxFault {
    LOSE("a callback is never sent; the history says FAILED"),
    LOSE_SILENTLY("a callback is never sent; the history says SUCCESS"),
    DUPLICATE("a callback is sent a second time with the same callback_ref_uid"),
    DELAY("a callback is sent late, by the option fault-delay"),
    REORDER("a callback is overtaken by one to three later ones"),
    SERVER_ERROR("a request is answered 500 or 503 and has no effect"),
    SERVER_ERROR_AFTER("a POST takes effect and is then answered 502"),
    SLOW("an answer takes as long as the option slow-answer says"),
    CUT_READ("the connection of a GET breaks without an answer"),
    CUT_BEFORE("the connection of a POST breaks before it has an effect"),
    CUT_AFTER("the connection of a POST breaks after it took effect"),
    HTML_PAGE("a GET is answered 502 with the HTML page of a proxy"),
    HALF_BODY("a GET is answered 200 with the first half of its JSON"),
    TOO_MANY("a request is answered 429 and has no effect"),
    REFUSED("a request is answered 422 and has no effect");

    private final String why;

    SandboxFault(String why) {
        this.why = why;
    }

    /** The fault as it strikes requests of this method; IllegalArgumentException when it strikes none. */
    SandboxFault of(String method) {
        boolean get = method.equals("GET");
        return switch (this) {
            case SLOW, SERVER_ERROR, TOO_MANY, REFUSED -> this;
            case CUT_BEFORE, CUT_AFTER -> get ? CUT_READ : this;
            case SERVER_ERROR_AFTER -> get ? SERVER_ERROR : this;
            case CUT_READ -> get ? this : CUT_BEFORE;
            case HTML_PAGE, HALF_BODY -> {
                if (get) {
                    yield this;
                }
                throw new IllegalArgumentException(key() + " strikes no " + method);
            }
            default -> throw new IllegalArgumentException(key() + " strikes callbacks and no requests");
        };
    }

    /** The kebab-case name, as in {@code edges.sandbox.faults.lose-silently}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line on what happens. */
    public String why() {
        return why;
    }
}
