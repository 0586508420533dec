package org.edgesroutes.main;

import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.main.Main;
import org.apache.camel.support.LifecycleStrategySupport;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.observability.MeterRegistries;
import org.edgesroutes.observability.ProcessMeters;
import org.edgesroutes.observability.RouteFileMeters;
import org.edgesroutes.reload.DirectoryRoutes;
import org.edgesroutes.reload.RouteFaultException;
import org.edgesroutes.reload.RouteReload;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.StandaloneSettings;
import org.edgesroutes.settings.StandaloneSettings.Address;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Edges Routes as a process of its own: Camel Main with an HTTP server for callbacks and one for its operator. */
public final class EdgesMain extends Main {

    private static final Logger LOG = LoggerFactory.getLogger(EdgesMain.class);
    private static final String SHUTDOWN_SECONDS = "30";

    /** Beside the callbacks, whose number is limited, there is always one free for whoever has to be refused. */
    private static final int SPARE_WORKERS = 8;

    private final LaunchOptions launch;
    private final StandaloneSettings settings;
    private final ConnectionLimits limits;
    private volatile Optional<Runnable> stopSandbox = Optional.empty();
    private volatile Optional<RouteReload> reload = Optional.empty();
    private Optional<DirectoryRoutes> folder = Optional.empty();

    private EdgesMain(LaunchOptions launch, StandaloneSettings settings) {
        this.launch = launch;
        this.settings = settings;
        int callbacks =
                webhooks().mapToInt(EdgesSettings.Webhook::maxConcurrent).sum();
        this.limits = new ConnectionLimits(
                new VertxOptions().setWorkerPoolSize(callbacks + SPARE_WORKERS),
                settings.connections().max(),
                settings.connections().idleTimeout());
    }

    /**
     * Runs until the process is told to stop.
     *
     * @throws Exception when the start fails; {@link StartFailure} puts it in words
     */
    public static int run(LaunchOptions launch) throws Exception {
        StandaloneSettings settings = launch.settings();
        LOG.info(
                "settings from {}:{}",
                launch.propertyFiles().isEmpty()
                        ? "the defaults"
                        : launch.propertyFiles().replace("file:", ""),
                settings.effective().entrySet().stream()
                        .map(entry -> System.lineSeparator() + "  " + entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining()));
        PortCheck.requireFree(settings);
        EdgesMain main = new EdgesMain(launch, settings);
        main.arrange();
        try {
            main.run();
            return main.getExitCode();
        } catch (FailedToCreateRouteException failure) {
            main.requireValidRoutes(failure);
            throw BrokenRouteException.of(failure, main.getCamelContext());
        }
    }

    /** @throws RouteFaultException with the place in the file, when the route is in one */
    private void requireValidRoutes(FailedToCreateRouteException failure) throws RouteFaultException {
        if (folder.isPresent()) {
            Optional<RouteFaultException> fault = folder.get().fault(getCamelContext(), failure);
            if (fault.isPresent()) {
                throw fault.get();
            }
        }
    }

    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = super.createCamelContext();
        launch.prepare(context);
        context.addLifecycleStrategy(untilStopped());
        return context;
    }

    private void arrange() {
        Arrays.stream(SettingKey.values()).forEach(key -> addInitialProperty(key.key(), key.byDefault()));
        setDefaultPropertyPlaceholderLocation(launch.propertyFiles());
        addInitialProperty("camel.main.name", "edges-routes");
        addInitialProperty("camel.main.shutdown-timeout", SHUTDOWN_SECONDS);
        arrangeServer("camel.server.", settings.server());
        addInitialProperty(
                "camel.server.max-body-size",
                String.valueOf(webhooks()
                        .mapToInt(EdgesSettings.Webhook::maxBody)
                        .max()
                        .orElseThrow()));
        arrangeServer("camel.management.", settings.management());
        addInitialProperty("camel.management.health-check-enabled", "true");
        addInitialProperty("camel.health.exposure-level", "full");
        arrangeMetrics();
        leaveRetriesToTheDownstream();
        bind("edges-vertx", limits.vertx());
        for (EdgesSettings workspace : settings.workspaces()) {
            configure().addRoutesBuilder(new EdgesRoutes(workspace, Clock.systemUTC()));
        }
        arrangeYaml();
    }

    /** Here, since what fails in a listener for the start would leave a process behind that does nothing. */
    @Override
    protected void doStart() throws Exception {
        stopSandbox = SandboxLauncher.startIfEnabled(settings, launch.source());
        super.doStart();
        ServerErrorResponses.install(getCamelContext(), settings.server().port(), settings.webhook());
        Stream.of(settings.server(), settings.management())
                .flatMap(server -> ServerErrorResponses.router(getCamelContext(), server.port()).stream())
                .forEach(limits::watch);
        if (folder.isPresent() && settings.reload().enabled()) {
            RouteReload edits = new RouteReload(
                    getCamelContext(),
                    folder.get(),
                    settings.reload().quiet(),
                    Clock.systemUTC(),
                    settings.server().port());
            reload = Optional.of(edits);
            edits.start();
        }
        MeterRegistries.of(getCamelContext()).ifPresent(registry -> {
            ProcessMeters.bindTo(registry);
            reload.ifPresent(edits -> edits.tell(new RouteFileMeters(registry)));
        });
        LOG.info(
                "ready: callbacks at {}, health at {}/observe/health",
                webhooks()
                        .map(webhook -> url(settings.server()) + webhook.path())
                        .collect(Collectors.joining(", ")),
                url(settings.management()));
        if (settings.sandbox()) {
            DemoSummary.logOnce(getCamelContext(), settings.workspaces().get(0).ledger(), launch.home());
        }
    }

    private Stream<EdgesSettings.Webhook> webhooks() {
        return settings.workspaces().stream().map(EdgesSettings::webhook);
    }

    /** The process ends once the context has stopped: what has to be done before is done here. */
    private LifecycleStrategySupport untilStopped() {
        return new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext context) {
                reload.ifPresent(RouteReload::stop);
                LOG.info("stopping: work in progress has {} seconds", SHUTDOWN_SECONDS);
            }

            @Override
            public void onContextStopped(CamelContext context) {
                stopSandbox.ifPresent(Runnable::run);
                limits.close();
                LOG.info("stopped");
            }
        };
    }

    private void arrangeServer(String prefix, Address address) {
        addInitialProperty(prefix + "enabled", "true");
        addInitialProperty(prefix + "host", address.host());
        addInitialProperty(prefix + "port", String.valueOf(address.port()));
    }

    /** A meter for each address that a record is sent to would never end where addresses are made up on the way. */
    private void arrangeMetrics() {
        addInitialProperty("camel.management.metrics-enabled", "true");
        addInitialProperty("camel.metrics.enabled", "true");
        addInitialProperty("camel.metrics.route-policy-level", "route");
        addInitialProperty("camel.metrics.enable-message-history", "false");
        addInitialProperty("camel.metrics.enable-exchange-event-notifier", "false");
    }

    /** The HTTP client would sit out a Retry-After by itself, with a record in its hands and its lane blocked. */
    private void leaveRetriesToTheDownstream() {
        addInitialProperty("camel.component.http.automatic-retries-disabled", "true");
        addInitialProperty("camel.component.https.automatic-retries-disabled", "true");
    }

    private void arrangeYaml() {
        Optional<Path> routes = launch.find("routes");
        routes.ifPresentOrElse(
                directory -> LOG.info("routes from {}", directory),
                () -> LOG.warn("there is no directory routes/ here, so nothing is delivered anywhere"));
        configure().setRoutesIncludePattern("false");
        folder = routes.map(DirectoryRoutes::new);
        folder.ifPresent(configure()::addRoutesBuilder);
    }

    private static String url(Address address) {
        return "http://%s:%d".formatted(address.host(), address.port());
    }
}
