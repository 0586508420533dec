package org.edgesroutes.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sets runs going, and takes them up again where they broke off. All callers hold the {@link SimulationState}. */
final class ExecutionScheduler {

    private static final Set<String> IN_THE_PAST =
            Set.of("SUCCEEDED", "PARTIAL_SUCCEEDED", "FAILED", "BLOCKED", "STOPPED");
    private static final Set<String> TO_COME = Set.of("CREATED", "QUEUED", "SCHEDULED", "RUNNING");

    private static final Optional<IdentityTrouble> LIMIT_REACHED = Optional.of(IdentityTrouble.LIMIT_REACHED);
    private static final Duration LIMIT_PAUSE = Duration.ofHours(1);

    private final SimulationState world;
    private final CallbackFactory factory;
    private final CallbackSender courier;
    private final Map<RunState, IterationExecution> latest = new HashMap<>();

    ExecutionScheduler(SimulationState world, CallbackFactory factory, CallbackSender courier) {
        this.world = world;
        this.factory = factory;
        this.courier = courier;
    }

    /** What the first status of a run calls for. */
    void admit(RunState run) {
        if (IN_THE_PAST.contains(run.status())) {
            execution(run).livedThrough(run.status());
            postpone(run);
        } else if (TO_COME.contains(run.status())) {
            after(world.behaviour().duration(SandboxOption.START_DELAY), run, true);
        }
    }

    /** One more iteration of a run that has ended, as a continue or a schedule starts it. */
    void iterate(RunState run) {
        run.schedule(world.time().instant());
        if (world.behaviour().is(SandboxReading.OUTPUT_COUNT, "reset")) {
            run.countFromZero();
        }
        if (world.behaviour().is(SandboxReading.OUTPUTS, "only-new")) {
            run.hideOutputs();
        }
        next(run);
        if (world.behaviour().is(SandboxReading.BATCH_UID, "new")) {
            run.newBatch();
        }
    }

    /** The next iteration, from SCHEDULED; what the last one left undone is dealt with first. */
    private void next(RunState run) {
        IterationExecution last = latest.remove(run);
        if (last != null) {
            last.abandon();
        }
        after(world.behaviour().duration(SandboxOption.START_DELAY), run, true);
    }

    /** The rest of the latest iteration, from SCHEDULED. */
    void rest(RunState run) {
        after(world.behaviour().duration(SandboxOption.START_DELAY), run, false);
    }

    /** Planned by Edges itself when a run is BLOCKED. See {@code docs/edges-api.md}, "Statuses". */
    void postpone(RunState run) {
        Duration pause = run.plan().postponed;
        if (pause == null && IdentityTrouble.of(run.tenant(), run.plan()).equals(LIMIT_REACHED)) {
            pause = LIMIT_PAUSE;
        }
        if (pause == null || !run.status().equals("BLOCKED")) {
            return;
        }
        run.postpone(world.time().clockAfter(pause));
        int epoch = run.epoch();
        world.time().after(pause, () -> {
            synchronized (world) {
                if (run.epoch() == epoch && !run.plan().held) {
                    world.story().tell("resumes run {} by itself", ConsoleLog.name(run));
                    run.schedule(world.time().instant());
                    rest(run);
                }
            }
        });
    }

    private void after(Duration delay, RunState run, boolean nextIteration) {
        int epoch = run.epoch();
        world.time().after(delay, () -> {
            synchronized (world) {
                if (run.epoch() == epoch && !run.plan().held) {
                    begin(run, nextIteration);
                }
            }
        });
    }

    private void begin(RunState run, boolean nextIteration) {
        IterationExecution last = latest.get(run);
        if (nextIteration || last == null) {
            execution(run).begin(true);
        } else {
            last.begin(false);
        }
    }

    private IterationExecution execution(RunState run) {
        IterationExecution execution = new IterationExecution(world, run, factory, courier, this);
        latest.put(run, execution);
        return execution;
    }
}
