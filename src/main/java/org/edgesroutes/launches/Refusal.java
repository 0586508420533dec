package org.edgesroutes.launches;

/** Says why nothing is started, and what to do, as a sentence. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    public Refusal(String sentence) {
        super(sentence, null, false, false);
    }
}
