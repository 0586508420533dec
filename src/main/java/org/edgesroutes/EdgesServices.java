package org.edgesroutes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.edgesroutes.api.ApiRoutes;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.RequestBudget;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.callbacks.CallbackRoutes;
import org.edgesroutes.callbacks.RunLookup;
import org.edgesroutes.completeness.CompletenessRoutes;
import org.edgesroutes.completeness.RepairService;
import org.edgesroutes.completeness.SingleRunRepair;
import org.edgesroutes.completeness.VerificationService;
import org.edgesroutes.delivery.DeliveryContext;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.ledger.iterations.IterationRows;
import org.edgesroutes.ledger.status.GaugeQueries;
import org.edgesroutes.model.Run;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.reports.ReportRoutes;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.runs.RunRoutes;
import org.edgesroutes.runs.RunService;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;

/**
 * The services of one workspace on one ledger, and the only class that builds them. The routes, the command line and
 * the tests all take them from here.
 */
public final class EdgesServices {

    private final EdgesSettings settings;
    private final Ledger ledger;
    private final Clock clock;
    private final RecordKeyer keyer;
    private final RequestBudget budget;
    private final EdgesApi api;
    private final ReportService reports;
    private final VerificationService verification;
    private final RepairService repairs;
    private final RunService runs;
    private final DeliveryContext deliveries;
    private final GaugeQueries gauges;

    /**
     * @param context where {@link #apiRoutes()} will run; needed by every service that calls Edges
     * @param ledger stays the caller's to close
     * @param clock the time of every row and every decision
     * @param budgeting how a call waits for the request budget
     */
    public EdgesServices(CamelContext context, EdgesSettings settings, Ledger ledger, Clock clock, Sleeper budgeting) {
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
        keyer = new RecordKeyer(settings.records().keys());
        budget = new RequestBudget(ledger, settings.api(), budgeting);
        api = new EdgesApi(context, settings.workspace(), settings.api());
        reports = new ReportService(ledger);
        verification = new VerificationService(settings.completeness(), ledger, reports, clock);
        repairs = new RepairService(settings, api, ledger, keyer, reports, clock);
        runs = new RunService(settings, api, ledger, verification::obstacle, clock);
        deliveries = new DeliveryContext(settings.workspace(), ledger, clock);
        gauges = new GaugeQueries(ledger, settings.api().requestsPerMinute());
    }

    /**
     * Opens the ledger as the service does, which is alone on it: what its predecessor was doing has been abandoned.
     *
     * @throws org.edgesroutes.ledger.LedgerException when the ledger cannot be opened
     */
    public static Ledger openLedger(CamelContext context, EdgesSettings.Ledger settings, Clock clock) {
        Ledger ledger = Ledger.open(settings, context.getRegistry()::lookupByName, clock);
        try {
            ledger.write(IterationRows::abandoned);
            return ledger;
        } catch (RuntimeException failure) {
            ledger.close();
            throw failure;
        }
    }

    /** The routes behind {@code direct:edges-api}, which are all that a command needs. */
    public RoutesBuilder apiRoutes() {
        return new ApiRoutes(workspace(), settings.api(), budget, clock);
    }

    /** The routes behind every other {@code direct:edges-*} endpoint of this workspace. */
    public List<RoutesBuilder> serviceRoutes() {
        return List.of(
                new RunRoutes(workspace(), runs),
                new CompletenessRoutes(workspace(), verification, repairs),
                new CallbackRoutes(workspace(), settings.webhook(), new CallbackRepository(ledger), keyer, lookup()));
    }

    /** The route that sends reports. */
    public RoutesBuilder reportRoutes() {
        return new ReportRoutes(workspace(), reports, clock);
    }

    /** @return empty without an API key, since the action of a run cannot be asked for then */
    private Optional<RunLookup> lookup() {
        return settings.api().key().map(key -> uid -> runs.look(uid).map(Run::action));
    }

    /** @param sleeper how it waits for Edges between two steps */
    public SingleRunRepair singleRunRepair(Sleeper sleeper) {
        return new SingleRunRepair(settings, api, ledger, keyer, verification, clock, sleeper);
    }

    public Workspace workspace() {
        return settings.workspace();
    }

    public Ledger ledger() {
        return ledger;
    }

    public EdgesApi api() {
        return api;
    }

    public RunService runs() {
        return runs;
    }

    public VerificationService verification() {
        return verification;
    }

    public RepairService repairs() {
        return repairs;
    }

    public DeliveryContext deliveries() {
        return deliveries;
    }

    public GaugeQueries gauges() {
        return gauges;
    }
}
