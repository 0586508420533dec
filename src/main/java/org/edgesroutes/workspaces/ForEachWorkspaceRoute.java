package org.edgesroutes.workspaces;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.settings.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The route behind {@code direct:edges-for-each-workspace}: it calls the endpoint that a variable names once for each
 * workspace and returns at once. Each workspace has a thread of its own for each endpoint, so none waits for another;
 * of the calls that come while one is under way, one is made up for.
 */
public final class ForEachWorkspaceRoute extends RouteBuilder {

    public static final String ID = "edges-for-each-workspace";

    private static final Logger LOG = LoggerFactory.getLogger(ForEachWorkspaceRoute.class);

    private record Call(Workspace workspace, String endpoint) {}

    private final Map<Call, CoalescingTask> tasks = new ConcurrentHashMap<>();
    private final Workspaces workspaces;
    private final String address;
    private final String variable;
    private ProducerTemplate template;

    /**
     * @param address where the route starts
     * @param variable the name of the variable that names the endpoint
     */
    public ForEachWorkspaceRoute(Workspaces workspaces, String address, String variable) {
        this.workspaces = workspaces;
        this.address = address;
        this.variable = variable;
    }

    @Override
    public void configure() {
        template = getContext().createProducerTemplate();
        from(address)
                .routeId(ID)
                .routeDescription("Calls the endpoint that the variable " + variable
                        + " names, for each workspace on a thread of its own")
                .errorHandler(noErrorHandler())
                .process(this::callAll);
    }

    private void callAll(Exchange exchange) {
        String endpoint = exchange.getVariable(variable, String.class);
        if (endpoint == null || endpoint.isBlank()) {
            throw new IllegalArgumentException(
                    "%s does not know what to call; set the variable %s to an endpoint before it, such as direct:my-route"
                            .formatted(address, variable));
        }
        for (Workspace workspace : workspaces.all()) {
            tasks.computeIfAbsent(new Call(workspace, endpoint), this::task).tick();
        }
    }

    private CoalescingTask task(Call call) {
        String name = call.endpoint().replaceFirst("^\\w+:", "").replaceFirst("\\?.*$", "");
        ExecutorService thread = getContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, call.workspace().own(name));
        return new CoalescingTask(thread, WorkspaceLogContext.around(call.workspace(), () -> make(call)));
    }

    private void make(Call call) {
        if (getContext().isStopping()) {
            return;
        }
        Exchange answer = template.send(call.endpoint(), exchange -> {
            if (call.workspace().isNamed()) {
                exchange.setVariable(Workspace.VARIABLE, call.workspace().name());
            }
        });
        if (answer.getException() != null) {
            LOG.warn(
                    "{} failed{}: {}; the next tick tries again",
                    call.endpoint(),
                    call.workspace().ofIt(),
                    answer.getException().toString());
        }
    }
}
