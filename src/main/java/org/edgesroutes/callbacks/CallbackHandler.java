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
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes callbacks in: who sent it, is it sound, what is it, store it, answer. A 2xx is given when the callback is
 * durable and at no other time.
 */
final class CallbackHandler {

    /**
     * What came over HTTP.
     *
     * @param subPath what follows the path of the webhook, without slashes at its ends
     * @param secret value of the secret header, null when it is missing
     */
    record Request(String method, String subPath, String secret, byte[] body) {}

    private static final Logger LOG = LoggerFactory.getLogger(CallbackHandler.class);
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int COMMIT_SECONDS = 25;

    private final EdgesSettings.Webhook settings;
    private final CallbackRepository ledger;
    private final ActionResolver actions;
    private final RecordKeyer keyer;
    private final CallbackParser parser;
    private final RefusedRequests refused;

    CallbackHandler(
            EdgesSettings.Webhook settings,
            CallbackRepository ledger,
            ActionResolver actions,
            RecordKeyer keyer,
            RefusedRequests refused) {
        this.refused = refused;
        this.settings = settings;
        this.ledger = ledger;
        this.actions = actions;
        this.keyer = keyer;
        this.parser = new CallbackParser(settings.maxDepth());
    }

    CallbackResponse receive(Request request) {
        if (!"POST".equals(request.method)) {
            return CallbackResponse.wrongMethod();
        }
        if (!trusted(request.secret)) {
            String which = request.secret == null ? "missing" : "wrong";
            refused.refused(
                    RefusedRequests.Reason.SECRET,
                    "the header %s is %s; set it in callback.headers of the launch to the value of edges.webhook.secret"
                            .formatted(settings.secretHeader(), which));
            return CallbackResponse.refused(401, "the header " + settings.secretHeader() + " is missing or wrong");
        }
        if (!request.subPath.isEmpty() && !ACTION.matcher(request.subPath).matches()) {
            String sentence = "callbacks go to %s or %1$s/<action>".formatted(settings.path());
            refused.refused(RefusedRequests.Reason.PATH, sentence);
            return CallbackResponse.refused(404, sentence);
        }
        if (request.body.length > settings.maxBody()) {
            return CallbackResponse.refused(413, "a callback may have %d bytes at most".formatted(settings.maxBody()));
        }
        try {
            return take(request.subPath, withoutByteOrderMark(request.body));
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

    private CallbackResponse take(String actionOfPath, byte[] body) throws UnreadableBody {
        ParsedBody posted = parser.parse(body);
        if (posted instanceof ParsedBody.Neither neither) {
            return CallbackResponse.refused(422, neither.sentence());
        }
        if (posted instanceof ParsedBody.WorkspaceEvent event) {
            LOG.info("workspace event {} {}: kept in the ledger", printable(event.type()), printable(event.event()));
            return stored(() -> event(body), "kept");
        }
        ParsedBody.RunCallback callback = (ParsedBody.RunCallback) posted;
        return stored(() -> arrived(callback, actionOfPath, body), "accepted");
    }

    @FunctionalInterface
    private interface Arrival {
        ReceivedCallback callback();
    }

    private CallbackResponse stored(Arrival arrival, String outcome) {
        try {
            ReceivedCallback callback = arrival.callback();
            Acceptance acceptance = ledger.accept(callback).get(COMMIT_SECONDS, TimeUnit.SECONDS);
            if (acceptance == Acceptance.DIFFERENT) {
                acceptance = ledger.accept(callback.under(byContent(callback.body())))
                        .get(COMMIT_SECONDS, TimeUnit.SECONDS);
            }
            return CallbackResponse.accepted(acceptance == Acceptance.REPEATED ? "repeated" : outcome);
        } catch (ExecutionException | TimeoutException | LedgerException failure) {
            return notStored(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return notStored(stopping);
        }
    }

    private static CallbackResponse notStored(Exception failure) {
        LOG.error("a callback was not stored and is answered 503: {}", rootMessage(failure));
        return CallbackResponse.comeBack("the callback could not be stored; send it again");
    }

    private ReceivedCallback arrived(ParsedBody.RunCallback callback, String actionOfPath, byte[] body) {
        List<JsonNode> results = new ArrayList<>();
        callback.results().forEach(results::add);
        Optional<Keying> keying = results.isEmpty()
                ? Optional.empty()
                : actions.of(callback.runUid(), actionOfPath)
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
                body);
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

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
