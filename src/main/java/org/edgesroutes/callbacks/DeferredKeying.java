package org.edgesroutes.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.callbacks.CallbackParser.UnreadableBody;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.ledger.callbacks.CallbackRepository.Waiting;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Keying;
import org.edgesroutes.records.RecordKeyer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys the records of callbacks whose action was unknown when they came, once the ledger knows it or Edges tells it. A
 * run that Edges does not know has the action {@code unknown}; while Edges cannot be asked, its callbacks wait.
 */
final class DeferredKeying {

    private static final Logger LOG = LoggerFactory.getLogger(DeferredKeying.class);
    private static final int RUNS = 100;
    private static final int CALLBACKS = 100;

    private final CallbackRepository callbacks;
    private final RunLookup lookup;
    private final RecordKeyer keyer;
    private final CallbackParser parser = CallbackParser.ofStoredBodies();

    DeferredKeying(CallbackRepository callbacks, RunLookup lookup, RecordKeyer keyer) {
        this.callbacks = callbacks;
        this.lookup = lookup;
        this.keyer = keyer;
    }

    /** Goes once over the runs whose callbacks wait. */
    void keyThoseKnown() {
        Map<String, Optional<String>> actions = new HashMap<>();
        for (String runUid : callbacks.runsWaitedFor(RUNS)) {
            if (!keyAll(runUid, actions)) {
                return;
            }
        }
    }

    /** @return empty when Edges cannot be asked, which then holds for the other runs too */
    private Optional<String> action(String runUid) {
        Optional<String> known = callbacks.action(runUid);
        if (known.isPresent()) {
            return known;
        }
        try {
            Optional<String> answered = lookup.action(runUid);
            if (answered.isEmpty()) {
                LOG.warn("Edges does not know run {}; its records get the action unknown", runUid);
            }
            return Optional.of(answered.orElse(RecordKeyer.UNKNOWN_ACTION));
        } catch (RuntimeException failure) {
            LOG.warn("the action of run {} is not known yet, its records wait: {}", runUid, failure.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Keys the callbacks of a run with those of the other runs of its source, in the order in which they came.
     *
     * @return false when the action of one of them cannot be asked for
     */
    private boolean keyAll(String runUid, Map<String, Optional<String>> actions) {
        List<Waiting> some;
        do {
            some = callbacks.waiting(runUid, CALLBACKS);
            for (Waiting waiting : some) {
                Optional<String> action = actions.computeIfAbsent(waiting.runUid(), this::action);
                if (action.isEmpty()) {
                    return false;
                }
                key(waiting, action.get());
            }
        } while (some.size() == CALLBACKS);
        return true;
    }

    private void key(Waiting waiting, String action) {
        try {
            ParsedBody.RunCallback callback = (ParsedBody.RunCallback) parser.parse(waiting.body());
            List<JsonNode> results = new ArrayList<>();
            callback.results().forEach(results::add);
            String chosen = waiting.actionOfPath().orElse(action);
            callbacks.key(
                    waiting,
                    new Keying(chosen, keyer.keyed(chosen, results)),
                    CallbackHandler.inputHash(callback.input()));
        } catch (UnreadableBody changed) {
            throw new IllegalStateException(
                    "callback %d was readable when it came".formatted(waiting.callbackId()), changed);
        }
    }
}
