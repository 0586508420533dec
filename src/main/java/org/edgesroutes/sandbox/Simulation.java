package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The parts of a started sandbox, put together. */
final class Simulation {

    private final World world;
    private final Courier courier;
    private final Registrar registrar;
    private final Server server;
    private final ScheduledExecutorService pacemaker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "edges-sandbox-time");
        thread.setDaemon(true);
        return thread;
    });

    Simulation(Behaviour behaviour, Timeline time, World.Webhook webhook, List<SandboxWorkspace> workspaces) {
        world = new World(behaviour, time);
        world.webhook(webhook);
        courier = new Courier(world);
        CallbackFactory factory = new CallbackFactory(world);
        Executions executions = new Executions(world, factory, courier);
        registrar = new Registrar(world, executions);
        server = new Server(world, behaviour.number(SandboxOption.PORT));
        Views views = new Views(world);
        RunsApi runs = new RunsApi(world, views, executions);
        PagesApi pages = new PagesApi(world, runs, views, server.url());
        CallbacksApi callbacks = new CallbacksApi(world, views, factory, courier);
        Door door = new Door(world);
        Router router = new Router(runs, pages, callbacks, new LaunchApi(world, registrar));
        workspaces.forEach(registrar::admit);
        server.open(door, new Desk(world, door, router));
        world.tenants()
                .forEach(tenant -> world.story()
                        .tell(
                                "workspace {} with {} runs at {}",
                                tenant.name(),
                                tenant.runs().size(),
                                server.url()));
        if (time.isLive()) {
            keepTime();
        }
    }

    World world() {
        return world;
    }

    String url() {
        return server.url();
    }

    String admit(String workspace, SandboxRun run) {
        Tenant tenant = world.tenants().stream()
                .filter(candidate -> candidate.name().equals(workspace))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the sandbox has no workspace " + workspace));
        return registrar.admit(tenant, run).uid();
    }

    int sendWorkspaceEvent(String event, String reason) {
        World.Webhook webhook =
                world.webhook().orElseThrow(() -> new IllegalStateException("set a webhook before sending events"));
        ObjectNode body = Json.object().put("event_type", "integration").put("event", event);
        body.putObject("data").put("reason", reason);
        body.put("action_to_be_taken", "RETRY_LOGIN");
        return courier.post(webhook.url(), webhook.headers(), Json.write(body));
    }

    void close() {
        pacemaker.shutdownNow();
        server.close();
    }

    private void keepTime() {
        long pace = world.behaviour().duration(SandboxOption.PACE).toMillis();
        long headStart = world.behaviour().duration(SandboxOption.HEAD_START).toMillis();
        pacemaker.scheduleWithFixedDelay(this::step, headStart, pace, TimeUnit.MILLISECONDS);
    }

    private void step() {
        try {
            world.time().pass(world.behaviour().duration(SandboxOption.STEP));
        } catch (RuntimeException e) {
            // the executor would silently never call again
            world.story().tell("time stumbled: {}", e.toString());
        }
    }
}
