package org.edgesroutes.launches;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;

/**
 * The endpoints that start something at Edges, once for each key: {@code direct:edges-start-run},
 * {@code direct:edges-schedule-run}, {@code direct:edges-resume-run}.
 *
 * <p>In: the fields of {@link LaunchField} as a JSON object in the body, or as variables, which the call removes once it
 * succeeded. Out: a map with the uid, no headers. Fails with {@link LaunchPendingException} where the same call may be
 * made again, with {@link LaunchRefusedException} where it may not, and with {@link IllegalArgumentException} where
 * nothing was sent because the fields are wrong.
 */
public final class LaunchRoutes extends RouteBuilder {

    private final Workspace workspace;
    private final LaunchService launches;
    private final LaunchReader reader;

    public LaunchRoutes(EdgesSettings settings, LaunchService launches) {
        this.workspace = settings.workspace();
        this.launches = launches;
        this.reader = new LaunchReader(settings);
    }

    @Override
    public void configure() {
        // a failure is the caller's to handle: whether and when the same call is made again
        errorHandler(noErrorHandler());

        from(workspace.own("direct:edges-start-run"))
                .routeId(workspace.own("edges-start-run"))
                .routeDescription(
                        "Launches a run in the background, once for each key; the body becomes its uid in a map")
                .process(this::startRun);

        from(workspace.own("direct:edges-schedule-run"))
                .routeId(workspace.own("edges-schedule-run"))
                .routeDescription("Creates a schedule, once for each key; the body becomes its uid in a map")
                .process(this::scheduleRun);

        from(workspace.own("direct:edges-resume-run"))
                .routeId(workspace.own("edges-resume-run"))
                .routeDescription("Resumes the blocked or stopped run whose uid is the body, once for each key")
                .process(this::resume);

        from(workspace.own("direct:edges-settle-launches"))
                .routeId(workspace.own("edges-settle-launches"))
                .routeDescription("Looks at Edges for each launch whose outcome is unknown; it sends nothing again")
                .process(exchange -> launches.settleOpen());
    }

    private void startRun(Exchange exchange) {
        LaunchFields fields = LaunchFields.of(exchange);
        launch(exchange, fields, reader.run(fields), "run_uid");
    }

    private void scheduleRun(Exchange exchange) {
        LaunchFields fields = LaunchFields.of(exchange);
        launch(exchange, fields, reader.schedule(fields), "schedule_uid");
    }

    private void launch(Exchange exchange, LaunchFields fields, LaunchRequest request, String uid) {
        String call = LaunchJson.write(request);
        String key = LaunchKeys.key(exchange, fields, call);
        launches.requireSame(key, request);
        answer(exchange, launches.launch(key, origin(exchange), request), call, uid);
    }

    private void resume(Exchange exchange) {
        LaunchFields fields = LaunchFields.ofTextOr(exchange, LaunchField.RUN_UID);
        String run = fields.requireUid(LaunchField.RUN_UID);
        String key = LaunchKeys.key(exchange, fields, run);
        answer(exchange, launches.resume(key, origin(exchange), run), run, "run_uid");
    }

    private static void answer(Exchange exchange, LaunchResult result, String call, String uid) {
        switch (result.state()) {
            case DONE -> {
                LaunchKeys.done(exchange, call);
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put(uid, result.uid());
                answer.put("intent_key", result.key());
                answer.put("adopted", result.adopted());
                AnswerMaps.set(exchange, answer);
            }
            case REFUSED -> throw new LaunchRefusedException(result);
            default -> throw new LaunchPendingException(result);
        }
    }

    private static String origin(Exchange exchange) {
        String route = exchange.getFromRouteId();
        return route == null ? "a call from Java" : "route " + route;
    }
}
