package org.edgesroutes.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The plan of one simulated run, written before it is given to a {@link SandboxWorkspace} or {@link EdgesSandbox}.
 *
 * <p>A run whose status is SUCCEEDED, PARTIAL_SUCCEEDED, FAILED, BLOCKED or STOPPED has had its first iteration
 * before the sandbox starts: {@link #existing(int)} records are in its outputs and its callbacks in the history, none
 * is sent. CREATED, QUEUED, SCHEDULED and RUNNING ones begin when time passes, unless {@link #held()}.
 *
 * <p>See {@code docs/edges-api.md}, "Run object" and "Continue".
 */
public final class SandboxRun {

    record Input(Map<String, Object> data, Map<String, Object> custom, String failure) {}

    record Problem(String label, String message) {}

    final String action;
    final String syncMode;
    String uid;
    String name;
    String status = "SCHEDULED";
    boolean held;
    Integer maxResults;
    int existing = 5;
    Duration every;
    int[] arrivals = {};
    int updates;
    int repeats;
    double gaps;
    int pageSize = 10;
    final List<Input> inputs = new ArrayList<>();
    List<String> outcomes = List.of();
    String lastOutcome;
    URI callback;
    Map<String, String> headers = Map.of();
    boolean polled;
    boolean finalOnly;
    boolean engagement = true;
    String executionMode = "ASYNC";
    String scheduledRunUid;
    String scheduledRunName;
    final List<String> identities = new ArrayList<>();
    Map<String, Object> parameters = Map.of();
    boolean shared;
    boolean flow;
    Duration postponed;
    Duration age = Duration.ofDays(1);
    Problem problem;

    private SandboxRun(String action, String syncMode) {
        this.action = action;
        this.syncMode = syncMode;
    }

    /** An incremental run of an action such as {@code linkedin-extract-messages}. */
    public static SandboxRun incremental(String action) {
        return new SandboxRun(action, "incremental");
    }

    /** A full run, which cannot be continued. */
    public static SandboxRun full(String action) {
        return new SandboxRun(action, "full");
    }

    /** A UUID of one's own instead of one from the seed. */
    public SandboxRun uid(String value) {
        uid = value;
        return this;
    }

    /** The label of the run, at most 255 characters. */
    public SandboxRun name(String value) {
        name = value;
        return this;
    }

    /** The status at the start, SCHEDULED unless set; an unknown one is allowed. */
    public SandboxRun status(String value) {
        status = value;
        return this;
    }

    /** Never executes: stays in its first status, or in SCHEDULED once it is continued or resumed. */
    public SandboxRun held() {
        held = true;
        return this;
    }

    /** The most records that an iteration extracts per input; what lies beyond is lost. No limit unless set. */
    public SandboxRun maxResults(int value) {
        maxResults = value;
        return this;
    }

    /** Records per input that the first iteration finds, 5 unless set. */
    public SandboxRun existing(int value) {
        existing = value;
        return this;
    }

    /** A new record per input appears whenever this much time has passed. */
    public SandboxRun newRecordEvery(Duration value) {
        every = value;
        return this;
    }

    /** New records per input that the second, third, … iteration finds, whatever the time. */
    public SandboxRun arrivals(int... perIteration) {
        arrivals = perIteration.clone();
        return this;
    }

    /** Known records per input whose content has changed at each continue (a new job title). */
    public SandboxRun updates(int perIteration) {
        updates = perIteration;
        return this;
    }

    /** Known records per input that come again unchanged in each iteration. */
    public SandboxRun repeats(int perIteration) {
        repeats = perIteration;
        return this;
    }

    /** The share of records whose id is null or missing, 0 unless set. */
    public SandboxRun gaps(double share) {
        gaps = share;
        return this;
    }

    /** Records per callback, 10 unless set. */
    public SandboxRun pageSize(int value) {
        pageSize = value;
        return this;
    }

    /** One more input; a run without any has one that is empty. {@code custom} may be null. */
    public SandboxRun input(Map<String, Object> data, Map<String, Object> custom) {
        inputs.add(new Input(data, custom, null));
        return this;
    }

    /** One more input, which fails in every iteration with this error label. */
    public SandboxRun failingInput(Map<String, Object> data, Map<String, Object> custom, String label) {
        inputs.add(new Input(data, custom, label));
        return this;
    }

    /** How the next executions end, then as {@link #always} says. FAILED and BLOCKED break off half way. */
    public SandboxRun outcomes(String... statuses) {
        outcomes = List.of(statuses);
        return this;
    }

    /** How executions end when {@link #outcomes} says nothing more; as their inputs do unless set. */
    public SandboxRun always(String status) {
        lastOutcome = status;
        return this;
    }

    /** A receiver of its own instead of the webhook of the sandbox. */
    public SandboxRun callback(URI url, Map<String, String> withHeaders) {
        callback = url;
        headers = Map.copyOf(withHeaders);
        return this;
    }

    /** No callbacks at all; results only through outputs. */
    public SandboxRun withoutCallback() {
        polled = true;
        return this;
    }

    /** One callback at the end of each iteration ({@code on=final}). */
    public SandboxRun onFinalOnly() {
        finalOnly = true;
        return this;
    }

    /** Runs on an identity of type standard, so that a continue is refused. */
    public SandboxRun standardIdentity() {
        engagement = false;
        return this;
    }

    /** Runs on identities of the workspace, by their uids; it can be continued when each is of type engagement. */
    public SandboxRun identities(String... uids) {
        identities.addAll(List.of(uids));
        return this;
    }

    /** Belongs to a run of a flow, so that a resume is refused. */
    public SandboxRun ofFlow() {
        flow = true;
        return this;
    }

    /** {@code execution_mode} LIVE: no outputs, no continue. */
    public SandboxRun live() {
        executionMode = "LIVE";
        shared = false;
        return this;
    }

    /** Belongs to a schedule. */
    public SandboxRun scheduledBy(String scheduleUid) {
        scheduledRunUid = scheduleUid;
        return this;
    }

    /** What each execution of a schedule is: a run that begins now. */
    SandboxRun ofSchedule(String scheduleUid, String scheduleName) {
        scheduledRunName = scheduleName;
        sharing().scheduledBy(scheduleUid).name(scheduleName).uid(null);
        return status("SCHEDULED").age(Duration.ZERO);
    }

    /** Finds the records that every run of this action, these inputs and these identities finds. */
    SandboxRun sharing() {
        shared = true;
        return this;
    }

    /** When it gets BLOCKED, Edges tries again by itself after this much simulated time. */
    public SandboxRun postponed(Duration value) {
        postponed = value;
        return this;
    }

    /** How long before the start the run was created, one day unless set. */
    public SandboxRun age(Duration value) {
        age = value;
        return this;
    }

    /** {@code last_error} of the run at the start and whenever it fails or is blocked. */
    public SandboxRun lastError(String label, String message) {
        problem = new Problem(label, message);
        return this;
    }
}
