package org.edgesroutes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.api.ApiClient;
import org.edgesroutes.api.ApiRoutes;
import org.edgesroutes.api.EdgesActions;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesIdentities;
import org.edgesroutes.api.EdgesSchedules;
import org.edgesroutes.api.RequestBudget;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.callbacks.CallbackRoutes;
import org.edgesroutes.callbacks.RefusedRequests;
import org.edgesroutes.callbacks.RunLookup;
import org.edgesroutes.completeness.CompletenessRoutes;
import org.edgesroutes.completeness.RepairService;
import org.edgesroutes.completeness.SingleRunRepair;
import org.edgesroutes.completeness.VerificationService;
import org.edgesroutes.delivery.DeliveryContext;
import org.edgesroutes.launches.LaunchRoutes;
import org.edgesroutes.launches.LaunchService;
import org.edgesroutes.launches.LiveRoutes;
import org.edgesroutes.launches.ManagementRoutes;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.ledger.runs.ContinueClaimRepository;
import org.edgesroutes.ledger.status.GaugeQueries;
import org.edgesroutes.migration.MigrationRoutes;
import org.edgesroutes.migration.MigrationService;
import org.edgesroutes.model.Run;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.reports.ReportRoutes;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.runs.ContinueGate;
import org.edgesroutes.runs.RunRoutes;
import org.edgesroutes.runs.RunService;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.subscriptions.SubscriptionRoutes;
import org.edgesroutes.subscriptions.SubscriptionService;

/**
 * The services of one workspace on one ledger, wired together: the routes, the command line and the tests all get them
 * from here. Building them starts nothing. The ledger stays open; closing it is up to the caller that opened it.
 */
public final class EdgesServices {

    private final EdgesSettings settings;
    private final Ledger ledger;
    private final Clock clock;
    private final ApiClient client;
    private final EdgesApi api;
    private final EdgesActions actions;
    private final EdgesSchedules schedules;
    private final EdgesIdentities identities;
    private final ReportService reports;
    private final LaunchService launches;
    private final MigrationService migrations;
    private final RecordKeyer keyer;
    private final VerificationService verification;
    private final SubscriptionService subscriptions;
    private final RunService runs;
    private final RepairService repairs;
    private final DeliveryContext deliveries;
    private final RefusedRequests refused;

    private EdgesServices(Builder wiring) {
        settings = wiring.settings;
        ledger = wiring.ledger;
        clock = wiring.clock;
        RequestBudget budget = new RequestBudget(ledger, settings.api(), wiring.budgetSleeper);
        client = new ApiClient(wiring.context, settings.workspace(), settings.api(), budget, clock);
        api = new EdgesApi(client);
        actions = new EdgesActions(client);
        schedules = new EdgesSchedules(client);
        identities = new EdgesIdentities(client);
        reports = new ReportService(ledger);
        launches = new LaunchService(settings, api, actions, schedules, ledger, reports);
        migrations = new MigrationService(settings, api, schedules, identities, launches, ledger, reports);
        keyer = new RecordKeyer(settings.records().keys());
        verification = new VerificationService(settings.completeness(), ledger, reports, clock);
        subscriptions = new SubscriptionService(settings, api, schedules, identities, launches, ledger, reports);
        ContinueGate verified = wiring.gate == null ? verification::obstacle : wiring.gate;
        ContinueGate gate =
                (run, earlier) -> subscriptions.obstacle(run.uid()).or(() -> verified.obstacle(run, earlier));
        runs = new RunService(settings, api, schedules, ledger, gate, clock);
        repairs = new RepairService(settings, api, ledger, keyer, reports, clock);
        deliveries = new DeliveryContext(settings.workspace(), ledger, clock);
        refused = new RefusedRequests(clock);
    }

    /**
     * Begins the wiring.
     *
     * @param context the context whose {@code direct:edges-api} makes the calls to Edges; {@link #routes()} have to be
     *     added to it
     */
    public static Builder on(CamelContext context, EdgesSettings settings, Ledger ledger, Clock clock) {
        return new Builder(context, settings, ledger, clock);
    }

    /** Everything that may differ between a service, a command and a test. */
    public static final class Builder {

        private final CamelContext context;
        private final EdgesSettings settings;
        private final Ledger ledger;
        private final Clock clock;
        private Sleeper budgetSleeper = Sleeper.REAL;
        private ContinueGate gate;

        private Builder(CamelContext context, EdgesSettings settings, Ledger ledger, Clock clock) {
            this.context = context;
            this.settings = settings;
            this.ledger = ledger;
            this.clock = clock;
        }

        /** @param sleeper waits while the request budget is used up; by default the calling thread sleeps */
        public Builder budgetSleeper(Sleeper sleeper) {
            this.budgetSleeper = sleeper;
            return this;
        }

        /** @param other asked before every continue in place of the verification */
        public Builder gate(ContinueGate other) {
            this.gate = other;
            return this;
        }

        public EdgesServices build() {
            return new EdgesServices(this);
        }
    }

    /**
     * Takes over the work of a process that died on this ledger. Only for the service, which is alone on it: the claims
     * of continues are open to be looked at, deliveries may be claimed at once, and runs are planned by the settings of
     * today.
     */
    public void takeOver() {
        new ContinueClaimRepository(ledger, RequestBudget.longestCall(settings.api())).abandonAll();
        deliveries.releaseClaims();
        runs.start();
    }

    /** The routes of this workspace, each builder for the context given to {@link #on}. */
    public List<RouteBuilder> routes() {
        return List.of(
                apiRoutes(),
                new RunRoutes(settings.workspace(), runs),
                new SubscriptionRoutes(settings.workspace(), subscriptions),
                new CompletenessRoutes(settings.workspace(), verification, repairs),
                new LaunchRoutes(settings, launches),
                new LiveRoutes(settings, actions, ledger, keyer),
                new ManagementRoutes(settings.workspace(), api, schedules, identities),
                new CallbackRoutes(
                        settings.workspace(), settings.webhook(), callbacks(), keyer, actionLookup(), refused),
                new MigrationRoutes(settings.workspace(), migrations),
                new ReportRoutes(settings.workspace(), reports, clock));
    }

    /** The route of every call to Edges alone, for a context that only calls. */
    public RouteBuilder apiRoutes() {
        return new ApiRoutes(client);
    }

    /** @return empty without an API key: the action of a run is unknown until a callback's path or the ledger names it */
    private Optional<RunLookup> actionLookup() {
        return settings.api().key().map(key -> uid -> runs.look(uid).map(Run::action));
    }

    /** @param sleeper waits between two steps of the repair */
    public SingleRunRepair singleRunRepair(Sleeper sleeper) {
        return new SingleRunRepair(settings, api, ledger, keyer, verification, clock, sleeper);
    }

    public CallbackRepository callbacks() {
        return new CallbackRepository(ledger);
    }

    public GaugeQueries gauges() {
        return new GaugeQueries(ledger, settings.api().requestsPerMinute());
    }

    public EdgesSettings settings() {
        return settings;
    }

    public EdgesApi api() {
        return api;
    }

    public EdgesActions actions() {
        return actions;
    }

    public EdgesSchedules schedules() {
        return schedules;
    }

    public EdgesIdentities identities() {
        return identities;
    }

    public LaunchService launches() {
        return launches;
    }

    public MigrationService migrations() {
        return migrations;
    }

    public ReportService reports() {
        return reports;
    }

    public RecordKeyer keyer() {
        return keyer;
    }

    public VerificationService verification() {
        return verification;
    }

    public SubscriptionService subscriptions() {
        return subscriptions;
    }

    public RunService runs() {
        return runs;
    }

    public RepairService repairs() {
        return repairs;
    }

    public DeliveryContext deliveries() {
        return deliveries;
    }

    /** The count of requests that the webhook refused by secret or path. */
    public RefusedRequests refusedRequests() {
        return refused;
    }
}
