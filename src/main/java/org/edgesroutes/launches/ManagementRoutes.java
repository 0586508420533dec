package org.edgesroutes.launches;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesIdentities;
import org.edgesroutes.api.EdgesSchedules;
import org.edgesroutes.model.ScheduleChange;
import org.edgesroutes.settings.Workspace;

/**
 * The endpoints for what runs or is scheduled already: {@code direct:edges-cancel-run},
 * {@code direct:edges-list-schedules}, {@code direct:edges-manage-schedule}, {@code direct:edges-list-identities}. Each of
 * these calls may be repeated. They fail with {@link org.edgesroutes.api.EdgesApiException}.
 */
public final class ManagementRoutes extends RouteBuilder {

    private final Workspace workspace;
    private final EdgesApi api;
    private final EdgesSchedules schedules;
    private final EdgesIdentities identities;

    public ManagementRoutes(Workspace workspace, EdgesApi api, EdgesSchedules schedules, EdgesIdentities identities) {
        this.workspace = workspace;
        this.api = api;
        this.schedules = schedules;
        this.identities = identities;
    }

    @Override
    public void configure() {
        // the client has repeated what may be repeated; what follows is the caller's to handle
        errorHandler(noErrorHandler());

        from(workspace.own("direct:edges-cancel-run"))
                .routeId(workspace.own("edges-cancel-run"))
                .routeDescription("Cancels the run whose uid is the body; Edges sends no callback for it any more")
                .process(this::cancel);

        from(workspace.own("direct:edges-list-schedules"))
                .routeId(workspace.own("edges-list-schedules"))
                .routeDescription("The body becomes the list of schedules, of one action or of all, each as a map")
                .process(this::listSchedules);

        from(workspace.own("direct:edges-manage-schedule"))
                .routeId(workspace.own("edges-manage-schedule"))
                .routeDescription("Pauses, resumes or cancels a schedule; the body becomes the schedule as a map")
                .process(this::manage);

        from(workspace.own("direct:edges-list-identities"))
                .routeId(workspace.own("edges-list-identities"))
                .routeDescription("The body becomes the list of identities with their accounts, each as a map")
                .process(this::listIdentities);
    }

    private void cancel(Exchange exchange) {
        String run = LaunchFields.ofTextOr(exchange, LaunchField.RUN_UID).requireUid(LaunchField.RUN_UID);
        AnswerMaps.set(exchange, AnswerMaps.run(run, api.cancelRun(run).orElse(null)));
    }

    private void listSchedules(Exchange exchange) {
        LaunchFields fields = LaunchFields.ofVariables(exchange);
        String action = fields.has(LaunchField.ACTION) ? LaunchReader.action(fields) : null;
        List<Map<String, Object>> all =
                schedules.list(action).stream().map(AnswerMaps::schedule).toList();
        AnswerMaps.set(exchange, all);
    }

    private void listIdentities(Exchange exchange) {
        List<Map<String, Object>> all =
                identities.list().stream().map(AnswerMaps::identity).toList();
        AnswerMaps.set(exchange, all);
    }

    private void manage(Exchange exchange) {
        LaunchFields fields = LaunchFields.ofTextOr(exchange, LaunchField.SCHEDULE_UID);
        String schedule = fields.requireUid(LaunchField.SCHEDULE_UID);
        AnswerMaps.set(exchange, AnswerMaps.schedule(schedules.change(schedule, change(fields))));
    }

    private static ScheduleChange change(LaunchFields fields) {
        String word = fields.require(LaunchField.CHANGE);
        return Arrays.stream(ScheduleChange.values())
                .filter(one -> one.path().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("change is %s; it is one of %s"
                        .formatted(
                                word,
                                Arrays.stream(ScheduleChange.values())
                                        .map(ScheduleChange::path)
                                        .collect(Collectors.joining(", ")))));
    }
}
