package org.edgesroutes.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.edgesroutes.ledger.DeliverySignal;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.deliveries.DeliveryRepository;
import org.edgesroutes.ledger.deliveries.DownstreamControlRepository;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.ledger.deliveries.DownstreamState;
import org.edgesroutes.ledger.deliveries.RetryRepository;
import org.edgesroutes.settings.SettingsException;
import org.edgesroutes.settings.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services that every {@code kamelet:edges-records-source} of a Camel context shares, for one workspace: a bean of the
 * registry, {@link #BEAN} for the only workspace.
 * As a startup listener it logs the downstreams without a route.
 */
public final class DeliveryContext implements ExtendedStartupListener {

    public static final String BEAN = "edgesDeliveries";

    /** How long a claim lasts unless it is renewed; then another node may deliver. */
    static final Duration CLAIM = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryContext.class);

    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final String owner = UUID.randomUUID().toString();
    private final Workspace workspace;
    private final Clock clock;
    private final DeliverySignal arrivals;
    private final DownstreamRepository downstreams;
    private final DeliveryRepository deliveries;
    private final RetryRepository retries;
    private final DownstreamControlRepository controls;

    public DeliveryContext(Workspace workspace, Ledger ledger, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
        this.arrivals = ledger.arrivals();
        this.downstreams = new DownstreamRepository(ledger);
        this.deliveries = new DeliveryRepository(ledger);
        this.retries = new RetryRepository(ledger);
        this.controls = new DownstreamControlRepository(ledger);
    }

    /**
     * Those of every workspace in the context, in the order of their names.
     *
     * @throws SettingsException when there are none
     */
    public static List<DeliveryContext> all(CamelContext context) {
        List<DeliveryContext> all = context.getRegistry().findByType(DeliveryContext.class).stream()
                .sorted(Comparator.comparing(one -> one.workspace().name()))
                .toList();
        if (all.isEmpty()) {
            throw new SettingsException(List.of("there are no records: Edges Routes is not in this Camel context; set"
                    + " edges.enabled=true, or edges.enabled=false where its downstreams are to sleep"));
        }
        return all;
    }

    /** Releases every claim. For a service that is alone on its ledger, before its routes start. */
    public void releaseClaims() {
        downstreams.releaseAll();
    }

    /** @return the names of the downstreams whose routes run here */
    public Set<String> running() {
        return new TreeSet<>(running);
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        // the routes may not run yet
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        downstreams.all().stream()
                .filter(known -> !running.contains(known.name()))
                .filter(known -> known.claimedBy() == null && !controls.isHeld(known.name()))
                .forEach(this::reportVanished);
    }

    private void reportVanished(DownstreamState gone) {
        LOG.warn(
                "no route delivers to {}{} any more: {} callbacks and {} failed records wait for it; put its route back, or end"
                        + " this with: downstreams forget {}",
                gone.name(),
                workspace.isNamed() ? " from " + workspace.name() : "",
                gone.openCallbacks(),
                gone.retries(),
                gone.name());
    }

    void enter(String downstream) {
        if (!running.add(downstream)) {
            throw new IllegalStateException(
                    "two routes name the downstream %s; give each its own, they would share one place in the ledger"
                            .formatted(downstream));
        }
    }

    void leave(String downstream) {
        running.remove(downstream);
    }

    String owner() {
        return owner;
    }

    public Workspace workspace() {
        return workspace;
    }

    Clock clock() {
        return clock;
    }

    DeliverySignal arrivals() {
        return arrivals;
    }

    DownstreamRepository downstreams() {
        return downstreams;
    }

    DeliveryRepository ledger() {
        return deliveries;
    }

    RetryRepository retries() {
        return retries;
    }

    DownstreamControlRepository controls() {
        return controls;
    }
}
