package org.edgesroutes.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.EdgesIdentities;
import org.edgesroutes.api.EdgesSchedules;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.launches.CallbackAddress;
import org.edgesroutes.launches.LaunchResult;
import org.edgesroutes.launches.LaunchService;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.sources.SourceRepository;
import org.edgesroutes.ledger.subscriptions.SubscriptionPartRepository;
import org.edgesroutes.ledger.subscriptions.SubscriptionQueries;
import org.edgesroutes.ledger.subscriptions.SubscriptionRepository;
import org.edgesroutes.ledger.subscriptions.TrackedSubscription;
import org.edgesroutes.model.Subscription;
import org.edgesroutes.model.SubscriptionPart;
import org.edgesroutes.model.SubscriptionPart.State;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.subscriptions.SubscriptionDeclarations.Current;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions of a workspace: compares the declarations with the runs and schedules at Edges, starts missing ones
 * once and adopts existing ones. Undeclared runs and schedules are never touched. One thread at a time; other processes
 * may work on the same ledger.
 */
public final class SubscriptionService {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionService.class);

    /** Receives the progress of a call that may take minutes. */
    @FunctionalInterface
    public interface Watcher {

        /** Ignores the progress. */
        Watcher NONE = (done, all, subscription) -> {};

        /** @param subscription the name of the one that is started, adopted or cancelled now, with its part */
        void progress(int done, int all, String subscription);
    }

    private final EdgesApi api;
    private final EdgesSchedules schedules;
    private final EdgesIdentities identities;
    private final LaunchService launches;
    private final SubscriptionDeclarations declarations;
    private final Map<String, InputSet> inputs = new ConcurrentHashMap<>();
    private final SubscriptionRepository repository;
    private final SubscriptionPartRepository parts;
    private final SubscriptionPlanner planner;
    private final SubscriptionExecutor executor;
    private final SubscriptionReporter reporter;

    public SubscriptionService(
            EdgesSettings settings,
            EdgesApi api,
            EdgesSchedules schedules,
            EdgesIdentities identities,
            LaunchService launches,
            Ledger ledger,
            ReportService reports) {
        this.api = api;
        this.schedules = schedules;
        this.identities = identities;
        this.launches = launches;
        this.declarations = new SubscriptionDeclarations(settings.subscriptions(), Sleeper.REAL);
        this.repository = new SubscriptionRepository(ledger);
        this.parts = new SubscriptionPartRepository(ledger);
        StartCheck check = new StartCheck(settings, new CallbackAddress(settings));
        this.planner = new SubscriptionPlanner(repository, new SubscriptionQueries(ledger), launches, check);
        this.executor = new SubscriptionExecutor(
                repository,
                parts,
                new PartLauncher(parts, new SourceRepository(ledger), launches, check),
                api,
                schedules);
        this.reporter = new SubscriptionReporter(reports);
    }

    /** Applies the declarations on a tick. A failure of Edges is logged, and the next tick tries again. */
    public void tick() {
        try {
            apply(PlanOptions.none(), Watcher.NONE);
        } catch (EdgesApiException failure) {
            LOG.warn(
                    "the subscriptions were not compared with what Edges has, the next tick tries again: {}",
                    failure.getMessage());
        }
    }

    /** Reads the declarations that are in effect. */
    public Current declared() {
        return declarations.current();
    }

    /** The name of the file of subscriptions, for messages. */
    public String file() {
        return declarations.file();
    }

    /**
     * Plans what the next tick does, and changes nothing.
     *
     * @throws EdgesApiException when Edges cannot be asked
     */
    public List<PlanItem> plan(Current current, PlanOptions options) {
        return planner.plan(current.subscriptions(), new EdgesView(api, schedules, identities, inputs), options);
    }

    /**
     * Plans, and carries the plan out.
     *
     * @return what became of each part; nothing without an API key, or before there was a valid file
     * @throws EdgesApiException when Edges cannot be asked what it has
     */
    public SubscriptionOutcome apply(PlanOptions options, Watcher watcher) {
        Current current = declarations.current();
        reporter.file(declarations.file(), current.faults());
        if (!current.known() || !api.enabled()) {
            return SubscriptionOutcome.nothing();
        }
        if (current.isEmpty() && repository.all().isEmpty()) {
            reporter.outcome(List.of());
            return SubscriptionOutcome.nothing();
        }
        launches.settleOpen();
        List<PlanItem> plan = plan(current, options);
        List<PlanItem> outcome = executor.execute(plan, watcher);
        noteDeclarations(current);
        reporter.outcome(outcome);
        return new SubscriptionOutcome(plan, outcome);
    }

    private void noteDeclarations(Current current) {
        Map<String, Subscription> declared =
                current.subscriptions().stream().collect(Collectors.toMap(Subscription::name, Function.identity()));
        for (TrackedSubscription row : repository.all()) {
            Subscription one = declared.get(row.name());
            boolean enabled = one == null ? row.enabled() : one.enabled();
            if ((one == null) != (row.undeclaredAt() != null) || enabled != row.enabled()) {
                repository.declared(row, one != null, enabled);
            }
        }
    }

    /** @return those in the ledger, by name */
    public List<TrackedSubscription> tracked() {
        return repository.all();
    }

    /**
     * Tells which runs and schedules of a subscription can be recreated: those that differ from what is declared, were
     * stopped, or were never started.
     *
     * @return with the reasons; none where everything is as declared
     * @throws EdgesApiException when Edges cannot be asked
     */
    public List<PlanItem> replaceable(String name) {
        return plan(declarations.current(), PlanOptions.none()).stream()
                .filter(item -> item.subscription().equals(name))
                .filter(item -> item.tracked() != null && item.tracked().state() == State.STARTED)
                .filter(item -> !item.step().changes() && item.step() != PlanStep.IN_SYNC)
                .toList();
    }

    /** @return why their replacements cannot be started, and what to do; empty where they can */
    public Optional<String> obstacleToRecreate(List<PlanItem> items) {
        EdgesView edges = new EdgesView(api, schedules, identities, inputs);
        return items.stream()
                .filter(item -> item.declared() != null)
                .flatMap(item -> planner.obstacle(item.declared(), edges).stream())
                .findFirst();
    }

    /** Marks them, so that the next ticks start their replacements, then cancel them. @param items {@link #replaceable} ones */
    public void recreate(List<PlanItem> items) {
        items.forEach(item -> parts.replaced(item.tracked()));
    }

    /**
     * Ends a subscription that is no longer declared.
     *
     * @param cancel whether its runs and schedules are cancelled at Edges too
     * @return the uids of its runs and schedules; empty, and nothing was ended, while a launch of it may yet take effect
     * @throws EdgesApiException when Edges cannot be asked; the same call goes on where it was
     */
    public Optional<List<String>> remove(TrackedSubscription subscription, boolean cancel) {
        List<SubscriptionPart> started = new ArrayList<>();
        for (SubscriptionPart part : subscription.parts()) {
            Optional<LaunchResult> launch =
                    part.state() == State.STARTING ? launches.abandon(part.intentKey()) : Optional.empty();
            if (launch.filter(LaunchResult::done).isPresent()) {
                parts.started(part, launch.get().uid());
                started.add(part.withUid(launch.get().uid()));
            } else if (launch.filter(result -> result.state() != LaunchResult.State.REFUSED)
                    .isPresent()) {
                return Optional.empty();
            } else if (part.uid() != null) {
                started.add(part);
            }
        }
        if (cancel) {
            started.forEach(executor::cancel);
        }
        repository.remove(subscription);
        return Optional.of(started.stream().map(SubscriptionPart::uid).toList());
    }

    /** @return why a run is not to be continued, as a clause; empty for a run that may be, also one of no subscription */
    public Optional<String> obstacle(String runUid) {
        return repository.obstacle(runUid);
    }
}
