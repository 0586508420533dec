package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The parts of a started sandbox, put together. */
final class Simulation {

    private final SimulationState world;
    private final CallbackSender courier;
    private final SandboxRegistry registrar;
    private final SandboxServer server;
    private final ScheduleTimer timer;
    private final ScheduledExecutorService pacemaker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "edges-sandbox-time");
        thread.setDaemon(true);
        return thread;
    });

    Simulation(
            SandboxBehaviour behaviour,
            EventTimeline time,
            SimulationState.Webhook webhook,
            List<SandboxWorkspace> workspaces) {
        world = new SimulationState(behaviour, time);
        world.webhook(webhook);
        courier = new CallbackSender(world);
        CallbackFactory factory = new CallbackFactory(world);
        ExecutionScheduler executions = new ExecutionScheduler(world, factory, courier);
        registrar = new SandboxRegistry(world, executions);
        timer = new ScheduleTimer(world, registrar, executions);
        server = new SandboxServer(world, behaviour.number(SandboxOption.PORT));
        ApiViews views = new ApiViews(world);
        RunsApi runs = new RunsApi(world, views, executions);
        PagesApi pages = new PagesApi(world, runs, views, server.url());
        CallbacksApi callbacks = new CallbacksApi(world, views, factory, courier);
        Authenticator door = new Authenticator(world);
        ScheduleViews schedules = new ScheduleViews(world);
        ApiRouter router = new ApiRouter(
                runs,
                pages,
                callbacks,
                new LaunchApi(world, registrar, timer, schedules),
                new LiveApi(world, registrar, server.url()),
                new SchedulesApi(world, schedules, timer),
                new IdentitiesApi(world));
        workspaces.forEach(this::admit);
        server.open(door, new RequestHandler(world, door, router));
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

    private void admit(SandboxWorkspace workspace) {
        WorkspaceState tenant = registrar.admit(workspace);
        synchronized (world) {
            workspace.schedules.forEach(schedule -> timer.admit(tenant, schedule));
        }
    }

    SandboxSchedules schedules() {
        return new SandboxSchedules(world, timer);
    }

    SimulationState world() {
        return world;
    }

    String url() {
        return server.url();
    }

    String admit(String workspace, SandboxRun run) {
        WorkspaceState tenant = world.tenants().stream()
                .filter(candidate -> candidate.name().equals(workspace))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the sandbox has no workspace " + workspace));
        return registrar.admit(tenant, run).uid();
    }

    int sendWorkspaceEvent(String event, String reason) {
        SimulationState.Webhook webhook =
                world.webhook().orElseThrow(() -> new IllegalStateException("set a webhook before sending events"));
        ObjectNode body = SandboxJson.object().put("event_type", "integration").put("event", event);
        body.putObject("data").put("reason", reason);
        body.put("action_to_be_taken", "RETRY_LOGIN");
        return courier.post(webhook.url(), webhook.headers(), SandboxJson.write(body));
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
