package org.edgesroutes.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.edgesroutes.callbacks.CallbackParser.UnreadableBody;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.ledger.callbacks.CallbackRepository.Waiting;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Keying;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.resilience.Backoff;
import org.edgesroutes.resilience.OutageLog;
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

    /** While Edges refuses or does not answer, each further question would cost a request in vain. */
    private static final Backoff ASKING = new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));

    private final CallbackRepository callbacks;
    private final RunLookup lookup;
    private final RecordKeyer keyer;
    private final LongSupplier nanos;
    private final CallbackParser parser = CallbackParser.ofStoredBodies();
    private final OutageLog asking = new OutageLog(LOG, "the look-up of the action of a run, for which records wait,");
    private int failures;
    private long askAgainAt;

    /** @param nanos a clock that does not jump, such as {@link System#nanoTime()} */
    DeferredKeying(CallbackRepository callbacks, RunLookup lookup, RecordKeyer keyer, LongSupplier nanos) {
        this.callbacks = callbacks;
        this.lookup = lookup;
        this.keyer = keyer;
        this.nanos = nanos;
    }

    /** Goes once over the runs whose callbacks wait. */
    void keyThoseKnown() {
        Map<String, Optional<String>> actions = new HashMap<>();
        for (String runUid : callbacks.runsWaitedFor(RUNS)) {
            keyAll(runUid, actions);
        }
    }

    /** @return empty when Edges cannot be asked, which then holds for the other runs too */
    private Optional<String> ask(String runUid) {
        if (failures > 0 && nanos.getAsLong() - askAgainAt < 0) {
            return Optional.empty();
        }
        try {
            Optional<String> answered = lookup.action(runUid);
            failures = 0;
            asking.passed();
            if (answered.isEmpty()) {
                LOG.warn("Edges does not know run {}; its records get the action unknown", runUid);
            }
            return Optional.of(answered.orElse(RecordKeyer.UNKNOWN_ACTION));
        } catch (RuntimeException failure) {
            failures++;
            askAgainAt = nanos.getAsLong() + ASKING.after(failures).toNanos();
            asking.failed(failure);
            return Optional.empty();
        }
    }

    /**
     * Keys the callbacks of a run with those of the other runs of its source, in the order in which they came.
     * The first whose action cannot be asked for ends it.
     */
    private void keyAll(String runUid, Map<String, Optional<String>> actions) {
        List<Waiting> some;
        do {
            some = callbacks.waiting(runUid, CALLBACKS);
            for (Waiting waiting : some) {
                Optional<String> action = actions.computeIfAbsent(
                        waiting.runUid(), uid -> callbacks.action(uid).or(() -> ask(uid)));
                if (action.isEmpty()) {
                    return;
                }
                key(waiting, action.get());
            }
        } while (some.size() == CALLBACKS);
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
