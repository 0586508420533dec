package org.edgesroutes.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Executes schedules when they are due. All callers hold the {@link SimulationState}. */
final class ScheduleTimer {

    private final SimulationState world;
    private final SandboxRegistry registry;
    private final ExecutionScheduler executions;

    ScheduleTimer(SimulationState world, SandboxRegistry registry, ExecutionScheduler executions) {
        this.world = world;
        this.registry = registry;
        this.executions = executions;
    }

    ScheduleState admit(WorkspaceState tenant, SandboxSchedule plan) {
        Instant createdAt = world.time().instant().minus(plan.age);
        ScheduleState schedule =
                new ScheduleState(tenant, plan, tenant.schedules().size(), createdAt);
        tenant.schedules().add(schedule);
        plan(schedule);
        return schedule;
    }

    /** Plans the next execution of an active schedule. One that has none left is COMPLETED. */
    void plan(ScheduleState schedule) {
        if (!schedule.isActive()) {
            return;
        }
        Instant now = world.time().world();
        Optional<Instant> next = schedule.next(now, world.time().instant());
        if (next.isEmpty()) {
            schedule.move("COMPLETED", world.time().instant());
            return;
        }
        Duration wait = Duration.between(now, next.get());
        schedule.nextExecutionAt(world.time().clockAfter(wait));
        int epoch = schedule.epoch();
        world.time().after(wait, () -> {
            synchronized (world) {
                if (schedule.epoch() == epoch) {
                    execute(schedule);
                }
            }
        });
    }

    private void execute(ScheduleState schedule) {
        Optional<RunState> before = schedule.inProgress();
        if (before.isPresent()) {
            world.story()
                    .tell(
                            "schedule {} skips an execution, run {} goes on",
                            ConsoleLog.name(schedule),
                            ConsoleLog.name(before.get()));
        } else {
            run(schedule);
        }
        plan(schedule);
    }

    private void run(ScheduleState schedule) {
        boolean sameRun = world.behaviour().is(SandboxReading.SCHEDULED_RUNS, "same");
        if (sameRun && !schedule.runs().isEmpty()) {
            executions.iterate(schedule.runs().get(0));
        } else {
            schedule.runs().add(registry.admit(schedule.tenant(), schedule.plan().run));
        }
        schedule.executed(world.time().instant());
        world.story().tell("schedule {} executes", ConsoleLog.name(schedule));
    }
}
