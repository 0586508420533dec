package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.edgesroutes.model.Run;

/** The calls to Edges that the bundle makes itself. Safe for many threads. */
public final class EdgesApi {

    /** Any other call to Edges, for routes; see {@link ApiRoutes}. */
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

    private final ApiClient client;

    public EdgesApi(ApiClient client) {
        this.client = client;
    }

    /** Whether Edges can be asked at all: {@code edges.api.key} is set. */
    public boolean enabled() {
        return client.hasKey();
    }

    /**
     * Lists runs, the ones that changed last first ({@code docs/edges-api.md}, "List of runs").
     *
     * @param limit 1 to 100
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public List<Run> listRuns(int limit, int offset) {
        String query = "sort=-updated_at&limit=%d&offset=%d".formatted(limit, offset);
        return RunJson.list(json(get("/runs", query))).orElseThrow(() -> unexpected("GET /runs", "no list of runs"));
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
            return Optional.of(RunJson.run(json(get(path, ""))).orElseThrow(() -> unexpected("GET " + path, "no run")));
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
     * @param wanted asked right before a request leaves, after all waiting; false keeps it from leaving
     * @return the run as it is now; empty when Edges confirmed without saying how it is
     * @throws EdgesApiException with {@link EdgesApiException#outcomeUnknown()} when it may have taken effect
     */
    public Optional<Run> continueRun(String uid, BooleanSupplier wanted) {
        return RunJson.run(json(postOnce("/runs/" + requireUid(uid) + "/continue", wanted)));
    }

    /**
     * Lists callbacks of a run that failed, originals and replays ({@code docs/edges-api.md}, "Callback history").
     *
     * @return at most {@value #CALLBACKS}; so many mean that there may be more
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public List<SentCallback> failedCallbacks(String runUid) {
        String query = "run_uid=%s&status=FAILED&limit=%d".formatted(requireUid(runUid), CALLBACKS);
        return ResultPage.array(json(get("/runs/callbacks", query)))
                .map(SentCallback::list)
                .orElseThrow(() -> unexpected("GET /runs/callbacks", "no list of callbacks"));
    }

    /**
     * Asks for a replay of a callback ({@code docs/edges-api.md}, "Replays"), once: an answer that is lost is not
     * asked for again.
     *
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public void replay(String callbackUid) {
        postOnce("/runs/callbacks/" + requireUid(callbackUid) + "/replay", () -> true);
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
        ApiResponse response = get(path, from.query());
        return ResultPage.of(response.bytes(), json(response), from, response.nextPage())
                .orElseThrow(() -> unexpected("GET " + path, "no list"));
    }

    private ApiResponse get(String path, String query) {
        return client.call(ApiRequest.get(client.url().resolve(path, query)));
    }

    private ApiResponse postOnce(String path, BooleanSupplier wanted) {
        return client.call(ApiRequest.postOnce(client.url().resolve(path, ""), wanted));
    }

    private static JsonNode json(ApiResponse response) {
        return response.json().orElseThrow();
    }

    private static EdgesApiException unexpected(String call, String what) {
        return new EdgesApiException(
                call + " was answered with something else: " + what,
                null,
                0,
                ApiError.none(),
                RetryDecision.GIVE_UP,
                null);
    }

    private static String requireUid(String uid) {
        if (!isUid(uid)) {
            throw EdgesApiException.notSent("refused to call Edges with an invalid uid");
        }
        return uid;
    }

    /** A uid may come from a callback of any sender, and becomes part of a path. */
    private static boolean isUid(String uid) {
        return uid.matches("[A-Za-z0-9_-]{1,100}");
    }
}
