package org.edgesroutes.launches;

/** Says why a subscription is not started, and what to do, as a sentence. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence, null, false, false);
    }
}
