package org.edgesroutes.sandbox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A simulated Edges for a JUnit test, or to run beside the routes.
 *
 * <pre>{@code
 * try (var edges = new EdgesSandbox()
 *         .webhook(receiver, Map.of("X-Edges-Webhook-Secret", "s"))
 *         .fault(SandboxFault.LOSE, 0.1)
 *         .start()) {
 *     String run = edges.run(SandboxRun.incremental("linkedin-extract-messages").existing(17));
 *     edges.advance(Duration.ofHours(1)); // the run finishes, its callbacks are sent
 *     edges.produced(run);                // what must now be in the ledger
 * }
 * }</pre>
 *
 * <p>Time stands still until {@link #advance(Duration)}; only a {@linkplain #live(SandboxSettings, Clock) live}
 * sandbox moves by itself. Readings, faults and the webhook may be changed at any time; runs are added after the start,
 * or before it as part of a {@link SandboxWorkspace}. Safe for use by several threads, but let one thread alone turn
 * the time.
 */
public final class EdgesSandbox implements AutoCloseable {

    private static final Instant FIRST_MOMENT = Instant.parse("2026-03-01T08:00:00Z");

    private final SandboxBehaviour behaviour = new SandboxBehaviour();
    private final List<SandboxWorkspace> planned = new ArrayList<>();
    private Clock base = Clock.fixed(FIRST_MOMENT, ZoneOffset.UTC);
    private boolean live;
    private SimulationState.Webhook webhook;
    private Simulation simulation;

    /** Without runs and faults, with a clock of its own that shows 2026-03-01T08:00Z. */
    public EdgesSandbox() {
        // nothing is opened before start()
    }

    /** Moves by itself, a simulated {@code step} per {@code pace} of real time; tells its story in the log. */
    public static EdgesSandbox live(SandboxSettings settings, Clock clock) {
        EdgesSandbox sandbox = new EdgesSandbox().clock(clock);
        sandbox.live = true;
        settings.applyTo(sandbox.behaviour);
        return sandbox;
    }

    /** Settings by their keys; those given before and not named by them stay. */
    public EdgesSandbox settings(SandboxSettings settings) {
        settings.applyTo(behaviour);
        return this;
    }

    /** The clock that time is read from; what {@link #advance} adds comes on top. Before the start only. */
    public EdgesSandbox clock(Clock value) {
        base = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** Where callbacks of runs without a receiver of their own go, and the headers they carry. */
    public EdgesSandbox webhook(URI url, Map<String, String> headers) {
        webhook = new SimulationState.Webhook(url, Map.copyOf(headers));
        if (simulation != null) {
            simulation.world().webhook(webhook);
        }
        return this;
    }

    /**
     * One more workspace. Without any there is an empty one called {@code first}, or in live mode the
     * {@linkplain SandboxWorkspace#demo(long) demo}. Before the start only.
     */
    public EdgesSandbox workspace(SandboxWorkspace workspace) {
        planned.add(workspace);
        return this;
    }

    /** Turns a fault on or off: 0.0 is never, 1.0 always. */
    public EdgesSandbox fault(SandboxFault fault, double probability) {
        behaviour.set(fault, probability);
        return this;
    }

    /**
     * The fault strikes the next request of that method and path, such as {@code /schedules/*}, once; {@code *} stands
     * for one part of the path. Given twice, it strikes the next two. Throws IllegalArgumentException for a fault that
     * does not concern such requests.
     */
    public EdgesSandbox faultNext(SandboxFault fault, String method, String path) {
        behaviour.next(fault, method, path);
        return this;
    }

    /** How many faults of {@link #faultNext} have not struck yet. */
    public int faultsAhead() {
        return behaviour.ahead();
    }

    /** Chooses an answer to an open question. Throws IllegalArgumentException for one that it does not have. */
    public EdgesSandbox reading(SandboxReading reading, String choice) {
        behaviour.set(reading, choice);
        return this;
    }

    /**
     * Sets a measure; seed, port, pace, step and requests-per-minute count at the start only. Throws
     * IllegalArgumentException when it cannot be understood.
     */
    public EdgesSandbox option(SandboxOption option, Object value) {
        behaviour.set(option, String.valueOf(value));
        return this;
    }

    /** Opens the port and, in live mode, lets time pass. */
    public EdgesSandbox start() {
        EventTimeline time = live ? EventTimeline.live(base, behaviour) : EventTimeline.byHand(base);
        SandboxWorkspace only = live ? SandboxWorkspace.demo(behaviour.seed()) : SandboxWorkspace.named("first");
        List<SandboxWorkspace> workspaces = planned.isEmpty() ? List.of(only) : List.copyOf(planned);
        simulation = new Simulation(behaviour, time, webhook, workspaces);
        return this;
    }

    /** Ends in {@code /v1}, without a slash behind it. */
    public String url() {
        return running().url();
    }

    /** The key of the first workspace. */
    public String apiKey() {
        return running().world().tenants().get(0).apiKey();
    }

    /** The time of the API; share it with what is tested. */
    public Clock clock() {
        return running().world().time();
    }

    /**
     * Lets simulated time pass: runs progress, records appear, callbacks that fall due are sent one after the other
     * on this thread. {@link Duration#ZERO} does what is due already.
     */
    public void advance(Duration duration) {
        running().world().time().pass(duration);
    }

    /** One more run in the first workspace, after the start; returns its uid. */
    public String run(SandboxRun run) {
        return running().admit(running().world().tenants().get(0).name(), run);
    }

    /** One more run in the workspace of that name; returns its uid. */
    public String run(String workspace, SandboxRun run) {
        return running().admit(workspace, run);
    }

    /** The schedules of the first workspace: to add one, to see what became of it. */
    public SandboxSchedules schedules() {
        return running().schedules();
    }

    /** The identities of the first workspace: to add one, to change the state of an integration. */
    public SandboxIdentities identities() {
        return new SandboxIdentities(running().world());
    }

    /** So many more records exist for every input of the run; its next iteration finds them. */
    public void arrive(String runUid, int records) {
        look(world -> {
            world.run(runUid).inputs().forEach(input -> input.feed().arrive(records));
            return records;
        });
    }

    /** The uids of all runs of the first workspace, oldest first, without a request. */
    public List<String> runs() {
        return look(world ->
                world.tenants().get(0).runs().stream().map(RunState::uid).toList());
    }

    /** The status of a run as GET would show it, without a request. */
    public String status(String runUid) {
        return look(world -> world.run(runUid).status());
    }

    /** Every record that was extracted, in this order, over all iterations. */
    public List<SandboxRecord> produced(String runUid) {
        return look(world -> world.run(runUid).outputs().stream()
                .map(RunState.Output::record)
                .toList());
    }

    /** Every record that is lost because it lay beyond max_results. See {@code docs/edges-api.md}, "Continue". */
    public List<SandboxRecord> lost(String runUid) {
        return look(world -> List.copyOf(world.run(runUid).lost()));
    }

    /** Every request so far, refused ones included. */
    public List<SandboxRequest> requests() {
        return List.copyOf(running().world().requests());
    }

    /** Every attempt to hand over a callback so far. */
    public List<SandboxDelivery> deliveries() {
        return List.copyOf(running().world().deliveries());
    }

    /** The most requests that any workspace made in any sliding minute, refused ones included. */
    public int peakRequestsPerMinute() {
        return running().world().peakRequestsPerMinute();
    }

    /**
     * Sends the webhook an event of the workspace, such as AUTH_EXPIRED, at once; returns the status of its answer, 0
     * without one. See {@code docs/edges-api.md}, "Workspace events".
     */
    public int sendWorkspaceEvent(String event, String reason) {
        return running().sendWorkspaceEvent(event, reason);
    }

    /** Closes the port and stops time; may be called twice. */
    @Override
    public void close() {
        if (simulation != null) {
            simulation.close();
        }
    }

    private <T> T look(Function<SimulationState, T> question) {
        SimulationState world = running().world();
        synchronized (world) {
            return question.apply(world);
        }
    }

    private Simulation running() {
        if (simulation == null) {
            throw new IllegalStateException("call start() first");
        }
        return simulation;
    }
}
