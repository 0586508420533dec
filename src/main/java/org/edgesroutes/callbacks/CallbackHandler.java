package org.edgesroutes.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.edgesroutes.callbacks.CallbackParser.UnreadableBody;
import org.edgesroutes.ledger.LedgerException;
import org.edgesroutes.ledger.callbacks.Acceptance;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.ledger.callbacks.ReceivedCallback;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Keying;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Origin;
import org.edgesroutes.records.ContentHash;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.resilience.OutageLog;
import org.edgesroutes.resilience.RootCause;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhook behind HTTP: checks a request, parses it, stores it, answers it. It answers 2xx once the callback is
 * durable and at no other time.
 */
final class CallbackHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackHandler.class);
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int COMMIT_SECONDS = 25;

    private final OutageLog storing = new OutageLog(LOG, "the storing of callbacks, which are answered 503 meanwhile,");
    private final EdgesSettings.Webhook settings;
    private final CallbackRepository callbacks;
    private final RecordKeyer keyer;
    private final boolean edgesCanBeAsked;
    private final CallbackParser parser;
    private final RefusedRequests refused;

    /** @param edgesCanBeAsked whether Edges can be asked later for the action of a run */
    CallbackHandler(
            EdgesSettings.Webhook settings,
            CallbackRepository callbacks,
            RecordKeyer keyer,
            boolean edgesCanBeAsked,
            RefusedRequests refused) {
        this.refused = refused;
        this.settings = settings;
        this.callbacks = callbacks;
        this.keyer = keyer;
        this.edgesCanBeAsked = edgesCanBeAsked;
        this.parser = CallbackParser.ofRequests(settings.maxDepth());
    }

    CallbackResponse receive(CallbackRequest request) {
        if (request.isForm()) {
            return CallbackResponse.refused(
                    415, "a callback is JSON; send it with Content-Type: application/json, not as a form");
        }
        if (!"POST".equals(request.method())) {
            return CallbackResponse.wrongMethod();
        }
        if (!trusted(request.secret())) {
            String fault = request.secret() == null ? "missing" : "wrong";
            refused.refused(
                    RefusedRequests.Reason.SECRET,
                    "the header %s is %s; set it in callback.headers of the launch to the value of edges.webhook.secret"
                            .formatted(settings.secretHeader(), fault));
            return CallbackResponse.refused(401, "the header " + settings.secretHeader() + " is missing or wrong");
        }
        if (!request.subPath().isEmpty() && !ACTION.matcher(request.subPath()).matches()) {
            String sentence = "callbacks go to %s or %1$s/<action>".formatted(settings.path());
            refused.refused(RefusedRequests.Reason.PATH, sentence);
            return CallbackResponse.refused(404, sentence);
        }
        if (request.body().length > settings.maxBody()) {
            return CallbackResponse.refused(413, "a callback may have %d bytes at most".formatted(settings.maxBody()));
        }
        try {
            return accept(request.subPath(), withoutByteOrderMark(request.body()));
        } catch (UnreadableBody unreadable) {
            return CallbackResponse.refused(400, unreadable.getMessage());
        }
    }

    /** Compares with every secret, so that the time does not tell which one came close. */
    private boolean trusted(String candidate) {
        boolean trusted = settings.secrets().isEmpty();
        for (Secret secret : settings.secrets()) {
            trusted |= candidate != null && secret.matches(candidate);
        }
        return trusted;
    }

    private CallbackResponse accept(String actionOfPath, byte[] body) throws UnreadableBody {
        ParsedBody posted = parser.parse(body);
        if (posted instanceof ParsedBody.Unknown unknown) {
            return CallbackResponse.refused(422, unknown.sentence());
        }
        try {
            if (posted instanceof ParsedBody.WorkspaceEvent event) {
                LOG.info(
                        "workspace event {} {}: kept in the ledger", printable(event.type()), printable(event.event()));
                return store(event(body), "kept");
            }
            return store(received((ParsedBody.RunCallback) posted, actionOfPath, body), "accepted");
        } catch (ExecutionException | TimeoutException | LedgerException failure) {
            return notStored(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return notStored(stopping);
        }
    }

    /** Returns once the callback is durable. */
    private CallbackResponse store(ReceivedCallback callback, String outcome)
            throws ExecutionException, TimeoutException, InterruptedException {
        Acceptance acceptance = callbacks.accept(callback).get(COMMIT_SECONDS, TimeUnit.SECONDS);
        if (acceptance == Acceptance.DIFFERENT) {
            acceptance =
                    callbacks.accept(callback.under(byContent(callback.body()))).get(COMMIT_SECONDS, TimeUnit.SECONDS);
        }
        storing.passed();
        return CallbackResponse.accepted(acceptance == Acceptance.REPEATED ? "repeated" : outcome);
    }

    private CallbackResponse notStored(Exception failure) {
        storing.failed(reason(failure), failure);
        return CallbackResponse.comeBack("the callback could not be stored; send it again");
    }

    private static String reason(Exception failure) {
        return RootCause.find(failure, LedgerException.class)
                .map(Throwable::getMessage)
                .orElseGet(() -> RootCause.of(failure).toString());
    }

    private ReceivedCallback received(ParsedBody.RunCallback callback, String actionOfPath, byte[] body) {
        List<JsonNode> results = new ArrayList<>();
        callback.results().forEach(results::add);
        Optional<Keying> keying = results.isEmpty()
                ? Optional.empty()
                : action(callback.runUid(), actionOfPath)
                        .map(action -> new Keying(action, keyer.keyed(action, results)));
        return new ReceivedCallback(
                        callback.refUid() == null ? byContent(body) : callback.refUid(),
                        Origin.CALLBACK,
                        callback.runUid(),
                        callback.batchUid(),
                        callback.status(),
                        results.size(),
                        keying,
                        inputHash(callback.input()),
                        body)
                .ofSchedule(callback.scheduleUid());
    }

    /**
     * Returns the action of a callback, which does not name it itself: that of the path it was posted to, else that of
     * its run in the ledger; never a guess.
     *
     * @return empty while Edges has to be asked first
     */
    private Optional<String> action(String runUid, String actionOfPath) {
        if (!actionOfPath.isEmpty()) {
            return Optional.of(actionOfPath);
        }
        return edgesCanBeAsked ? callbacks.action(runUid) : Optional.of(RecordKeyer.UNKNOWN_ACTION);
    }

    private static String byContent(byte[] body) {
        return "sha256:" + ContentHash.ofBytes(body);
    }

    /** The same event may come every day, so nothing in it tells a repetition from a second one. */
    private static ReceivedCallback event(byte[] body) {
        return new ReceivedCallback(
                "event:" + UUID.randomUUID(), Origin.EVENT, null, null, null, 0, Optional.empty(), "", body);
    }

    static String inputHash(JsonNode input) {
        return input.isObject() && !input.isEmpty() ? ContentHash.of(input) : "";
    }

    private static byte[] withoutByteOrderMark(byte[] body) {
        boolean marked = body.length >= 3 && Arrays.equals(body, 0, 3, BYTE_ORDER_MARK, 0, 3);
        return marked ? Arrays.copyOfRange(body, 3, body.length) : body;
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), 60)).replaceAll("[^A-Za-z0-9._ -]", "?");
    }
}
