package org.edgesroutes.api;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunStatus;

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

    private final EdgesCalls calls;

    public EdgesApi(ApiClient client) {
        this.calls = new EdgesCalls(client);
    }

    /** Whether Edges can be asked at all: {@code edges.api.key} is set. */
    public boolean enabled() {
        return calls.client().hasKey();
    }

    /**
     * Lists runs, the ones that changed last first ({@code docs/edges-api.md}, "List of runs").
     *
     * @param limit 1 to 100
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public List<Run> listRuns(int limit, int offset) {
        String query = "sort=-updated_at&limit=%d&offset=%d".formatted(limit, offset);
        return RunJson.list(calls.json("/runs", query))
                .orElseThrow(() -> EdgesCalls.unexpected("GET /runs", "no list of runs"));
    }

    /**
     * Asks for one run ({@code docs/edges-api.md}, "One run").
     *
     * @return empty when Edges does not know it
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public Optional<Run> run(String uid) {
        if (!PathSegment.isUid(uid)) {
            return Optional.empty();
        }
        String path = "/runs/" + uid;
        return calls.find(path, "")
                .map(answer -> RunJson.run(answer).orElseThrow(() -> EdgesCalls.unexpected("GET " + path, "no run")));
    }

    /**
     * Continues a run ({@code docs/edges-api.md}, "Continue"), once: an answer that is lost is not asked for again.
     *
     * @param wanted asked right before a request leaves, after all waiting; false keeps it from leaving
     * @return the run as it is now; empty when Edges confirmed without saying how it is
     * @throws EdgesApiException with {@link EdgesApiException#outcomeUnknown()} when it may have taken effect
     */
    public Optional<Run> continueRun(String uid, BooleanSupplier wanted) {
        return RunJson.run(EdgesCalls.json(postOnce("/runs/" + EdgesCalls.requireUid(uid) + "/continue", wanted)));
    }

    /**
     * Lists the runs of an action, the newest first ({@code docs/edges-api.md}, "List of runs"), with the address of
     * the callback where Edges gives it back.
     *
     * @param limit 1 to 100
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public List<ListedRun> runsOf(String action, int limit, int offset) {
        String query = "action_name=%s&sort=-created_at&limit=%d&offset=%d"
                .formatted(EdgesCalls.requireAction(action), limit, offset);
        return ListedRun.list(calls.json("/runs", query))
                .orElseThrow(() -> EdgesCalls.unexpected("GET /runs", "no list of runs"));
    }

    /**
     * Resumes a blocked or stopped run ({@code docs/edges-api.md}, "Resume and cancel"), once: an answer that is lost
     * is not asked for again.
     *
     * @param wanted asked right before a request leaves, after all waiting; false keeps it from leaving
     * @return the run as it is now; empty when Edges confirmed without saying how it is
     * @throws EdgesApiException with {@link EdgesApiException#outcomeUnknown()} when it may have taken effect; with
     *     status 422 for a run that belongs to a flow
     */
    public Optional<Run> resumeRun(String uid, BooleanSupplier wanted) {
        return RunJson.run(EdgesCalls.json(postOnce("/runs/" + EdgesCalls.requireUid(uid) + "/resume", wanted)));
    }

    /**
     * Cancels a run ({@code docs/edges-api.md}, "Resume and cancel"). A run that is stopped already counts as cancelled:
     * the answer of an earlier request may have been lost.
     *
     * @return the run as it is now; empty when Edges confirmed without saying how it is
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public Optional<Run> cancelRun(String uid) {
        String path = "/runs/" + EdgesCalls.requireUid(uid) + "/cancel";
        try {
            return RunJson.run(EdgesCalls.json(calls.post(path, "", null)));
        } catch (EdgesApiException failure) {
            Optional<Run> stopped = failure.refused() ? stopped(uid) : Optional.empty();
            return Optional.of(stopped.orElseThrow(() -> failure));
        }
    }

    private Optional<Run> stopped(String uid) {
        return run(uid).filter(run -> RunStatus.STOPPED.name().equals(run.status()));
    }

    /**
     * Lists callbacks of a run that failed, originals and replays ({@code docs/edges-api.md}, "Callback history").
     *
     * @return at most {@value #CALLBACKS}; so many mean that there may be more
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public List<SentCallback> failedCallbacks(String runUid) {
        String query = "run_uid=%s&status=FAILED&limit=%d".formatted(EdgesCalls.requireUid(runUid), CALLBACKS);
        return ResultPage.array(calls.json("/runs/callbacks", query))
                .map(SentCallback::list)
                .orElseThrow(() -> EdgesCalls.unexpected("GET /runs/callbacks", "no list of callbacks"));
    }

    /**
     * Asks for a replay of a callback ({@code docs/edges-api.md}, "Replays"), once: an answer that is lost is not
     * asked for again.
     *
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public void replay(String callbackUid) {
        postOnce("/runs/callbacks/" + EdgesCalls.requireUid(callbackUid) + "/replay", () -> true);
    }

    /**
     * Fetches a page of what a run produced ({@code docs/edges-api.md}, "Outputs").
     *
     * @param cursor where the page begins, as the page before said; null for the first one
     * @param limit so many records at most, where the cursor does not say it
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public ResultPage outputs(String runUid, String cursor, int limit) {
        return page("/runs/" + EdgesCalls.requireUid(runUid) + "/outputs", cursor, limit);
    }

    /**
     * Fetches a page of the inputs of a run ({@code docs/edges-api.md}, "Inputs"), in the same way.
     *
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public ResultPage inputs(String runUid, String cursor, int limit) {
        return page("/runs/" + EdgesCalls.requireUid(runUid) + "/inputs", cursor, limit);
    }

    private ResultPage page(String path, String cursor, int limit) {
        PageCursor from = PageCursor.of(cursor, limit);
        ApiResponse response = calls.get(path, from.query());
        return ResultPage.of(response.bytes(), EdgesCalls.json(response), from, response.nextPage())
                .orElseThrow(() -> EdgesCalls.unexpected("GET " + path, "no list"));
    }

    private ApiResponse postOnce(String path, BooleanSupplier wanted) {
        return calls.postOnce(path, "", null, wanted);
    }
}
