package org.edgesroutes.sandbox;

/** Turns plans of workspaces and runs into living ones. */
final class Registrar {

    private final World world;
    private final Executions executions;

    Registrar(World world, Executions executions) {
        this.world = world;
        this.executions = executions;
    }

    Tenant admit(SandboxWorkspace plan) {
        Tenant tenant = new Tenant(plan, world.behaviour());
        world.tenants().add(tenant);
        plan.runs.forEach(run -> admit(tenant, run));
        return tenant;
    }

    RunState admit(Tenant tenant, SandboxRun plan) {
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
