package org.edgesroutes.sandbox;

import java.time.Instant;
import java.util.List;

/** Turns plans of workspaces and runs into living ones. */
final class SandboxRegistry {

    private static final List<SandboxIdentity> STANDARD = List.of(
            SandboxIdentity.engagement("Ada Example").uid(SandboxIdentity.ENGAGEMENT_UID),
            SandboxIdentity.standard("Grace Example").uid(SandboxIdentity.STANDARD_UID));

    private final SimulationState world;
    private final ExecutionScheduler executions;

    SandboxRegistry(SimulationState world, ExecutionScheduler executions) {
        this.world = world;
        this.executions = executions;
    }

    WorkspaceState admit(SandboxWorkspace plan) {
        WorkspaceState tenant = new WorkspaceState(plan, world.behaviour());
        world.tenants().add(tenant);
        Instant now = world.time().instant();
        List<SandboxIdentity> identities = plan.identities.isEmpty() ? STANDARD : plan.identities;
        identities.forEach(identity -> tenant.admit(identity, now));
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
                    world.time().world(),
                    world.time().instant().minus(plan.age));
            tenant.runs().add(run);
            executions.admit(run);
            return run;
        }
    }
}
