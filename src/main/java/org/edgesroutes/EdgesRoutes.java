package org.edgesroutes;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.service.ServiceSupport;
import org.edgesroutes.api.ApiRoutes;
import org.edgesroutes.callbacks.RefusedRequests;
import org.edgesroutes.callbacks.WorkspaceCallbackRoutes;
import org.edgesroutes.component.EdgesRecordsComponent;
import org.edgesroutes.delivery.DeliveryContext;
import org.edgesroutes.delivery.RecordStamp;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.observability.EdgesHealthChecks;
import org.edgesroutes.observability.LedgerMetrics;
import org.edgesroutes.observability.WorkspaceMonitor;
import org.edgesroutes.reports.TickReports;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;
import org.edgesroutes.workspaces.TickRoutes;
import org.edgesroutes.workspaces.WorkspaceRoutes;
import org.edgesroutes.workspaces.Workspaces;

/**
 * All of Edges Routes for one workspace in a Camel context: add it as any other routes builder, once for each
 * workspace. It opens the ledger, which is closed when the context stops, and offers the {@code direct:edges-*}
 * endpoints and {@code kamelet:edges-records-source} to the routes of the host.
 */
public final class EdgesRoutes extends RouteBuilder {

    /** The routes of one workspace by their ids, with the endpoints where they begin. */
    private static final Map<String, String> ROUTES = Map.ofEntries(
            Map.entry("edges-accept-callback", EdgesNames.ACCEPT_CALLBACK),
            Map.entry("edges-key-waiting-callbacks", "timer:edges-key-waiting-callbacks"),
            Map.entry("edges-api", EdgesNames.API),
            Map.entry("edges-api-attempt", ApiRoutes.ATTEMPT),
            Map.entry("edges-list-runs", EdgesNames.LIST_RUNS),
            Map.entry("edges-continue-run", EdgesNames.CONTINUE_RUN),
            Map.entry("edges-report-run", EdgesNames.REPORT_RUN),
            Map.entry("edges-report-silence", EdgesNames.REPORT_SILENCE),
            Map.entry("edges-verify-run", EdgesNames.VERIFY_RUN),
            Map.entry("edges-repair-runs", EdgesNames.REPAIR_RUNS),
            Map.entry("edges-start-run", EdgesNames.START_RUN),
            Map.entry("edges-schedule-run", EdgesNames.SCHEDULE_RUN),
            Map.entry("edges-run-live", EdgesNames.RUN_LIVE),
            Map.entry("edges-resume-run", EdgesNames.RESUME_RUN),
            Map.entry("edges-cancel-run", EdgesNames.CANCEL_RUN),
            Map.entry("edges-list-schedules", EdgesNames.LIST_SCHEDULES),
            Map.entry("edges-manage-schedule", EdgesNames.MANAGE_SCHEDULE),
            Map.entry("edges-list-identities", EdgesNames.LIST_IDENTITIES),
            Map.entry("edges-settle-launches", EdgesNames.SETTLE_LAUNCHES),
            Map.entry("edges-finish-migrations", "timer:edges-finish-migrations"),
            Map.entry("edges-apply-subscriptions", EdgesNames.APPLY_SUBSCRIPTIONS),
            Map.entry("edges-send-reports", "timer:edges-send-reports"));

    /** By their schemes; Quarkus does not look into this jar for them. Each context that asks gets its own. */
    static final Map<String, Supplier<Object>> COMPONENTS = Map.of("edges-records", EdgesRecordsComponent::new);

    private static final String STAMP = "edgesStamp";

    private final EdgesSettings settings;
    private final Clock clock;

    /** On the time of this machine. */
    public EdgesRoutes(EdgesSettings settings) {
        this(settings, Clock.systemUTC());
    }

    /** @param clock what time it is, for every row and every decision */
    public EdgesRoutes(EdgesSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws org.edgesroutes.ledger.LedgerException when the ledger cannot be opened
     * @throws IllegalStateException when the context has this workspace already
     */
    @Override
    public void configure() throws Exception {
        RouteIdGuard.of(getContext()).add(this::addAll);
    }

    private void addAll() throws Exception {
        CamelContext context = getContext();
        addSharedRoutes(context);
        Ledger ledger = Ledger.open(settings.ledger(), context.getRegistry()::lookupByName, clock);
        context.addService(closing(ledger));
        EdgesServices services =
                EdgesServices.on(context, settings, ledger, clock).build();
        services.takeOver();
        offerRecords(context, services.deliveries());
        observe(context, ledger, services);
        for (RouteBuilder routes : services.routes()) {
            context.addRoutes(routes);
        }
    }

    /** Metrics, health checks and the checks behind reports. */
    private void observe(CamelContext context, Ledger ledger, EdgesServices services) throws Exception {
        Workspace workspace = settings.workspace();
        RefusedRequests refused = services.refusedRequests();
        context.getRegistry().bind(workspace.own("edgesRefusedRequests"), refused);
        LedgerMetrics.offer(context, workspace, services.gauges(), refused, clock);
        WorkspaceMonitor.offer(context, settings, ledger, services.reports(), refused, clock);
        Workspaces.of(context).listen(workspace, new TickReports(services.reports()));
        EdgesHealthChecks.register(context, workspace, ledger, services.reports());
    }

    /** The routes that all workspaces of a context share; with names, endpoints lead to the workspace of the exchange. */
    private void addSharedRoutes(CamelContext context) throws Exception {
        Workspaces workspaces = Workspaces.of(context);
        boolean first = workspaces.enter(settings);
        if (first) {
            context.addRoutes(new TickRoutes(workspaces, clock));
        }
        if (first && settings.workspace().isNamed()) {
            Map<String, String> led = new TreeMap<>(common());
            led.values().remove(EdgesNames.ACCEPT_CALLBACK);
            context.addRoutes(new WorkspaceRoutes(workspaces, led));
            context.addRoutes(new WorkspaceCallbackRoutes(workspaces));
        }
    }

    /** The routes that workspaces with names have in common. */
    private static Map<String, String> common() {
        Map<String, String> common = new TreeMap<>(ROUTES);
        common.values().removeIf(address -> !address.startsWith("direct:") || address.equals(ApiRoutes.ATTEMPT));
        return common;
    }

    /**
     * The routes of workspaces, by their ids, and where they start.
     *
     * @param workspaces those of a context: one without a name, or some with
     */
    public static Map<String, String> routes(Collection<Workspace> workspaces) {
        Map<String, String> all = new TreeMap<>(TickRoutes.endpoints());
        for (Workspace workspace : workspaces) {
            ROUTES.forEach((id, address) -> all.put(workspace.own(id), workspace.own(address)));
            if (workspace.isNamed()) {
                all.putAll(common());
            }
        }
        return all;
    }

    /** The records source and the routes behind it find these in the registry. */
    private void offerRecords(CamelContext context, DeliveryContext deliveries) throws Exception {
        context.getRegistry().bind(settings.workspace().own(DeliveryContext.BEAN), deliveries);
        context.addStartupListener(deliveries);
        offerNames(context);
    }

    /** Binds what the routes of an application refer to by name: they need it also where they get no records. */
    public static void offerNames(CamelContext context) {
        beans().forEach(context.getRegistry()::bind);
        COMPONENTS.forEach((scheme, component) ->
                context.getRegistry().bindAsPrototype(scheme + "-component", Component.class, component));
    }

    /** What YAML may refer to by name. */
    public static Map<String, Object> beans() {
        return Map.of(STAMP, new RecordStamp());
    }

    /** Whether a context has them already, or is a trial of one that has. */
    public static boolean isIn(CamelContext context) {
        return context.getRegistry().lookupByName(STAMP) != null;
    }

    private static ServiceSupport closing(Ledger ledger) {
        return new ServiceSupport() {
            @Override
            protected void doStop() {
                ledger.close();
            }
        };
    }
}
