package org.edgesroutes.sandbox;

/** Turns plans of workspaces and runs into living ones. */
final class SandboxRegistry {

    private final SimulationState world;
    private final ExecutionScheduler executions;

    SandboxRegistry(SimulationState world, ExecutionScheduler executions) {
        this.world = world;
        this.executions = executions;
    }

    WorkspaceState admit(SandboxWorkspace plan) {
        WorkspaceState tenant = new WorkspaceState(plan, world.behaviour());
        world.tenants().add(tenant);
        plan.runs.forEach(run -> admit(tenant, run));
        return tenant;
    }

    RunState admit(WorkspaceState tenant, SandboxRun plan) {
        synchronized (world) {
            int number = tenant.runs().size();
            RunState run = new RunState(
                    tenant,
                    plan,
                    number,
                    world.behaviour(),
                    world.time().instant().minus(plan.age));
            tenant.runs().add(run);
            executions.admit(run);
            return run;
        }
    }
}
