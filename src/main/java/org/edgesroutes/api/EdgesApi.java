package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.edgesroutes.model.Run;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;

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

    /** The most that every version of the reference allows ({@code docs/edges-api.md}, "Callback history"). */
    public static final int CALLBACKS = 20;

    private static final BooleanSupplier ALWAYS = () -> true;

    private final ProducerTemplate template;
    private final String endpoint;
    private final boolean enabled;

    /** Calls for the only workspace. */
    public EdgesApi(CamelContext context, EdgesSettings.Api settings) {
        this(context, Workspace.ONLY, settings);
    }

    public EdgesApi(CamelContext context, Workspace workspace, EdgesSettings.Api settings) {
        this.endpoint = workspace.own(ENDPOINT);
        this.template = context.createProducerTemplate();
        this.enabled = settings.key().isPresent();
    }

    /** Whether Edges can be asked at all: {@code edges.api.key} is set. */
    public boolean enabled() {
        return enabled;
    }

    /**
     * Lists runs, the ones that changed last first ({@code docs/edges-api.md}, "List of runs").
     *
     * @param limit 1 to 100
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public List<Run> listRuns(int limit, int offset) {
        String query = "sort=-updated_at&limit=%d&offset=%d".formatted(limit, offset);
        JsonNode answer = call("GET", "/runs", query, true, ALWAYS);
        return RunJson.list(answer)
                .orElseThrow(() -> unexpected("GET /runs", "no list of runs", RetryDecision.GIVE_UP));
    }

    /**
     * Asks for one run ({@code docs/edges-api.md}, "One run").
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
                    RunJson.run(answer).orElseThrow(() -> unexpected("GET " + path, "no run", RetryDecision.GIVE_UP)));
        } catch (EdgesApiException failure) {
            if (failure.status() == 404) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /**
     * Continues a run ({@code docs/edges-api.md}, "Continue"), once: an answer that is lost is not asked for again.
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

    /**
     * Lists callbacks of a run that failed, originals and replays ({@code docs/edges-api.md}, "Callback history").
     *
     * @return at most {@value #CALLBACKS}; so many mean that there may be more
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public List<SentCallback> failedCallbacks(String runUid) {
        String query = "run_uid=%s&status=FAILED&limit=%d".formatted(requireUid(runUid), CALLBACKS);
        JsonNode answer = call("GET", "/runs/callbacks", query, true, ALWAYS);
        return ResultPage.array(answer)
                .map(SentCallback::list)
                .orElseThrow(() -> unexpected("GET /runs/callbacks", "no list of callbacks", RetryDecision.GIVE_UP));
    }

    /**
     * Asks for a replay of a callback ({@code docs/edges-api.md}, "Replays"), once: an answer that is lost is not
     * asked for again.
     *
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public void replay(String callbackUid) {
        call("POST", "/runs/callbacks/" + requireUid(callbackUid) + "/replay", "", false, ALWAYS);
    }

    /**
     * Fetches a page of what a run produced ({@code docs/edges-api.md}, "Outputs").
     *
     * @param cursor where the page begins, as the page before said; null for the first one
     * @param limit so many records at most, where the cursor does not say it
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public ResultPage outputs(String runUid, String cursor, int limit) {
        return page("/runs/" + requireUid(runUid) + "/outputs", cursor, limit);
    }

    /**
     * Fetches a page of the inputs of a run ({@code docs/edges-api.md}, "Inputs"), in the same way.
     *
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public ResultPage inputs(String runUid, String cursor, int limit) {
        return page("/runs/" + requireUid(runUid) + "/inputs", cursor, limit);
    }

    private ResultPage page(String path, String cursor, int limit) {
        PageCursor from = PageCursor.of(cursor, limit);
        Exchange answer = exchange("GET", path, from.query(), true, ALWAYS);
        return ResultPage.of(
                        answer.getProperty(ApiResponseReader.BYTES, byte[].class),
                        answer.getMessage().getBody(JsonNode.class),
                        from,
                        answer.getVariable(NEXT, String.class))
                .orElseThrow(() -> unexpected("GET " + path, "no list", RetryDecision.GIVE_UP));
    }

    private JsonNode call(String method, String path, String query, boolean repeatable, BooleanSupplier still) {
        return exchange(method, path, query, repeatable, still).getMessage().getBody(JsonNode.class);
    }

    private Exchange exchange(String method, String path, String query, boolean repeatable, BooleanSupplier still) {
        Exchange exchange = template.request(endpoint, call -> {
            call.setVariable(METHOD, method);
            call.setVariable(PATH, path);
            call.setVariable(QUERY, query);
            call.setVariable(REPEATABLE, repeatable);
            call.setProperty(ApiRequestSender.STILL, still);
        });
        if (exchange.getException() instanceof RuntimeException failure) {
            throw failure;
        }
        if (exchange.getException() != null) {
            throw unexpected(method + " " + path, exchange.getException().getMessage(), RetryDecision.GIVE_UP);
        }
        return exchange;
    }

    private static EdgesApiException unexpected(String call, String what, RetryDecision verdict) {
        return new EdgesApiException(
                call + " was answered with something else: " + what, null, 0, ApiError.none(), verdict, null);
    }

    private static String requireUid(String uid) {
        if (!isUid(uid)) {
            throw EdgesApiException.notSent("refused to call Edges with a uid that is none");
        }
        return uid;
    }

    /** A uid may come from a callback that anybody sent, and becomes part of a path. */
    private static boolean isUid(String uid) {
        return uid.matches("[A-Za-z0-9_-]{1,100}");
    }
}
