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
import org.edgesroutes.ledger.Acceptance;
import org.edgesroutes.ledger.ArrivedCallback;
import org.edgesroutes.ledger.ArrivedCallback.Keying;
import org.edgesroutes.ledger.ArrivedCallback.Origin;
import org.edgesroutes.ledger.CallbackLedger;
import org.edgesroutes.ledger.LedgerException;
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
final class Webhook {

    /**
     * What came over HTTP.
     *
     * @param subPath what follows the path of the webhook, without slashes at its ends
     * @param secret value of the secret header, null when it is missing
     */
    record Request(String method, String subPath, String secret, byte[] body) {}

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int COMMIT_SECONDS = 25;

    private final EdgesSettings.Webhook settings;
    private final CallbackLedger ledger;
    private final Actions actions;
    private final RecordKeyer keyer;
    private final CallbackParser parser;

    Webhook(EdgesSettings.Webhook settings, CallbackLedger ledger, Actions actions, RecordKeyer keyer) {
        this.settings = settings;
        this.ledger = ledger;
        this.actions = actions;
        this.keyer = keyer;
        this.parser = new CallbackParser(settings.maxDepth());
    }

    Answer receive(Request request) {
        if (!"POST".equals(request.method)) {
            return Answer.wrongMethod();
        }
        if (!trusted(request.secret)) {
            LOG.debug("a post without a valid {} was refused", settings.secretHeader());
            return Answer.refused(401, "the header " + settings.secretHeader() + " is missing or wrong");
        }
        if (!request.subPath.isEmpty() && !ACTION.matcher(request.subPath).matches()) {
            return Answer.refused(404, "callbacks go to %s or %1$s/<action>".formatted(settings.path()));
        }
        if (request.body.length > settings.maxBody()) {
            return Answer.refused(413, "a callback may have %d bytes at most".formatted(settings.maxBody()));
        }
        try {
            return take(request.subPath, withoutByteOrderMark(request.body));
        } catch (UnreadableBody unreadable) {
            return Answer.refused(400, unreadable.getMessage());
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

    private Answer take(String actionOfPath, byte[] body) throws UnreadableBody {
        Posted posted = parser.parse(body);
        if (posted instanceof Posted.Neither neither) {
            return Answer.refused(422, neither.sentence());
        }
        if (posted instanceof Posted.WorkspaceEvent event) {
            LOG.info("workspace event {} {}: kept in the ledger", printable(event.type()), printable(event.event()));
            return stored(() -> event(body), "kept");
        }
        Posted.RunCallback callback = (Posted.RunCallback) posted;
        return stored(() -> arrived(callback, actionOfPath, body), "accepted");
    }

    @FunctionalInterface
    private interface Arrival {
        ArrivedCallback callback();
    }

    private Answer stored(Arrival arrival, String outcome) {
        try {
            ArrivedCallback callback = arrival.callback();
            Acceptance acceptance = ledger.accept(callback).get(COMMIT_SECONDS, TimeUnit.SECONDS);
            if (acceptance == Acceptance.DIFFERENT) {
                acceptance = ledger.accept(callback.under(byContent(callback.body())))
                        .get(COMMIT_SECONDS, TimeUnit.SECONDS);
            }
            return Answer.accepted(acceptance == Acceptance.REPEATED ? "repeated" : outcome);
        } catch (ExecutionException | TimeoutException | LedgerException failure) {
            return notStored(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return notStored(stopping);
        }
    }

    private static Answer notStored(Exception failure) {
        LOG.error("a callback was not stored and is answered 503: {}", rootMessage(failure));
        return Answer.comeBack("the callback could not be stored; send it again");
    }

    private ArrivedCallback arrived(Posted.RunCallback callback, String actionOfPath, byte[] body) {
        List<JsonNode> results = new ArrayList<>();
        callback.results().forEach(results::add);
        Optional<Keying> keying = results.isEmpty()
                ? Optional.empty()
                : actions.of(callback.runUid(), actionOfPath)
                        .map(action -> new Keying(action, keyer.keyed(action, results)));
        return new ArrivedCallback(
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
    private static ArrivedCallback event(byte[] body) {
        return new ArrivedCallback(
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
