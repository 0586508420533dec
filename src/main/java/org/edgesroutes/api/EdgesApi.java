package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.edgesroutes.ledger.Run;
import org.edgesroutes.settings.EdgesSettings;

/** The calls to Edges that the bundle makes itself, each through {@code direct:edges-api}. Safe for many threads. */
public final class EdgesApi {

    /** What every call to Edges goes through. */
    public static final String ENDPOINT = "direct:edges-api";

    /** Variable: the HTTP method, GET when not set. */
    public static final String METHOD = "edgesMethod";

    /** Variable: the path below {@code edges.api.url}, or the full address of a next page. */
    public static final String PATH = "edgesPath";

    /** Variable: the query without its question mark. */
    public static final String QUERY = "edgesQuery";

    /** Variable: false for a call that does harm when it is done twice. */
    public static final String REPEATABLE = "edgesRepeatable";

    /** Variable, set by the call: the address of the next page, null after the last one. */
    public static final String NEXT = "edgesNext";

    private static final BooleanSupplier ALWAYS = () -> true;

    private final ProducerTemplate template;
    private final boolean enabled;

    public EdgesApi(CamelContext context, EdgesSettings.Api settings) {
        this.template = context.createProducerTemplate();
        this.enabled = settings.key().isPresent();
    }

    /** Whether Edges can be asked at all: {@code edges.api.key} is set. */
    public boolean enabled() {
        return enabled;
    }

    /**
     * Lists runs, the ones that changed last first (facts section 2.3).
     *
     * @param limit 1 to 100
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public List<Run> listRuns(int limit, int offset) {
        String query = "sort=-updated_at&limit=%d&offset=%d".formatted(limit, offset);
        JsonNode answer = call("GET", "/runs", query, true, ALWAYS);
        return RunJson.list(answer).orElseThrow(() -> unexpected("GET /runs", "no list of runs", Verdict.GIVE_UP));
    }

    /**
     * Asks for one run (facts section 2.4).
     *
     * @return empty when Edges does not know it
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public Optional<Run> run(String uid) {
        if (!isUid(uid)) {
            return Optional.empty();
        }
        String path = "/runs/" + uid;
        try {
            JsonNode answer = call("GET", path, "", true, ALWAYS);
            return Optional.of(
                    RunJson.run(answer).orElseThrow(() -> unexpected("GET " + path, "no run", Verdict.GIVE_UP)));
        } catch (EdgesApiException failure) {
            if (failure.status() == 404) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /**
     * Continues a run (facts section 5), once: an answer that is lost is not asked for again.
     *
     * @param still asked right before a request leaves, after all waiting; false keeps it from leaving
     * @return the run as it is now; empty when Edges confirmed without saying how it is
     * @throws EdgesApiException with {@link EdgesApiException#outcomeUnknown()} when it may have taken effect
     */
    public Optional<Run> continueRun(String uid, BooleanSupplier still) {
        if (!isUid(uid)) {
            throw EdgesApiException.notSent("refused to continue a run whose uid is none");
        }
        return RunJson.run(call("POST", "/runs/" + uid + "/continue", "", false, still));
    }

    private JsonNode call(String method, String path, String query, boolean repeatable, BooleanSupplier still) {
        Exchange exchange = template.request(ENDPOINT, call -> {
            call.setVariable(METHOD, method);
            call.setVariable(PATH, path);
            call.setVariable(QUERY, query);
            call.setVariable(REPEATABLE, repeatable);
            call.setProperty(ApiCalls.STILL, still);
        });
        if (exchange.getException() instanceof RuntimeException failure) {
            throw failure;
        }
        if (exchange.getException() != null) {
            throw unexpected(method + " " + path, exchange.getException().getMessage(), Verdict.GIVE_UP);
        }
        return exchange.getMessage().getBody(JsonNode.class);
    }

    private static EdgesApiException unexpected(String call, String what, Verdict verdict) {
        return new EdgesApiException(
                call + " was answered with something else: " + what, null, 0, ApiError.none(), verdict, null);
    }

    /** A uid may come from a callback that anybody sent, and becomes part of a path. */
    private static boolean isUid(String uid) {
        return uid.matches("[A-Za-z0-9_-]{1,100}");
    }
}
