package org.edgesroutes.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.callbacks.CallbackParser.UnreadableBody;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.ledger.callbacks.CallbackRepository.Waiting;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Keying;
import org.edgesroutes.records.RecordKeyer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the waiting of callbacks whose action was not known when they came: it is now, or Edges is asked. A run that
 * Edges does not know has the action {@code unknown}; while Edges cannot be asked, its callbacks go on waiting.
 */
final class UnkeyedCallbacks {

    private static final Logger LOG = LoggerFactory.getLogger(UnkeyedCallbacks.class);
    private static final int RUNS = 100;
    private static final int CALLBACKS = 100;

    private final CallbackRepository ledger;
    private final RunLookup lookup;
    private final RecordKeyer keyer;
    private final CallbackParser parser;

    UnkeyedCallbacks(CallbackRepository ledger, RunLookup lookup, RecordKeyer keyer, int maxDepth) {
        this.ledger = ledger;
        this.lookup = lookup;
        this.keyer = keyer;
        this.parser = new CallbackParser(maxDepth);
    }

    /** One round over the runs that are waited for. */
    public void keyThoseKnown() {
        for (String runUid : ledger.runsWaitedFor(RUNS)) {
            Optional<String> action = action(runUid);
            if (action.isEmpty()) {
                return;
            }
            keyAll(runUid, action.get());
        }
    }

    /** @return empty when Edges cannot be asked, which then holds for the other runs too */
    private Optional<String> action(String runUid) {
        Optional<String> known = ledger.action(runUid);
        if (known.isPresent()) {
            return known;
        }
        try {
            Optional<String> answered = lookup.action(runUid);
            if (answered.isEmpty()) {
                LOG.warn("run {} is not known to Edges: its records get the action unknown", runUid);
            }
            return Optional.of(answered.orElse(RecordKeyer.UNKNOWN_ACTION));
        } catch (RuntimeException failure) {
            LOG.warn("records of run {} go on waiting for their action: {}", runUid, failure.getMessage());
            return Optional.empty();
        }
    }

    private void keyAll(String runUid, String action) {
        List<Waiting> some;
        do {
            some = ledger.waiting(runUid, CALLBACKS);
            some.forEach(waiting -> key(waiting, action));
        } while (some.size() == CALLBACKS);
    }

    private void key(Waiting waiting, String action) {
        try {
            ParsedBody.RunCallback callback = (ParsedBody.RunCallback) parser.parse(waiting.body());
            List<JsonNode> results = new ArrayList<>();
            callback.results().forEach(results::add);
            String chosen = waiting.actionOfPath().orElse(action);
            ledger.key(
                    waiting,
                    new Keying(chosen, keyer.keyed(chosen, results)),
                    CallbackHandler.inputHash(callback.input()));
        } catch (UnreadableBody changed) {
            throw new IllegalStateException(
                    "callback %d was readable when it came".formatted(waiting.callbackId()), changed);
        }
    }
}
