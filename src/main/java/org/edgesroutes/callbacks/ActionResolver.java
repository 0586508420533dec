package org.edgesroutes.callbacks;

import java.util.Optional;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.records.RecordKeyer;

/**
 * Tells the action of a callback, which does not say it itself: the path it was posted to, else its run in the
 * ledger. Where nobody can be asked it is {@code unknown} rather than a guess.
 */
final class ActionResolver {

    private final CallbackRepository ledger;
    private final boolean edgesCanBeAsked;

    ActionResolver(CallbackRepository ledger, boolean edgesCanBeAsked) {
        this.ledger = ledger;
        this.edgesCanBeAsked = edgesCanBeAsked;
    }

    /**
     * @param ofPath the action that the path names, empty when it names none
     * @return empty while Edges has to be asked first
     */
    Optional<String> of(String runUid, String ofPath) {
        if (!ofPath.isEmpty()) {
            return Optional.of(ofPath);
        }
        if (!edgesCanBeAsked) {
            return Optional.of(RecordKeyer.UNKNOWN_ACTION);
        }
        return ledger.action(runUid);
    }
}
