package org.edgesroutes.subscriptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesServices;
import org.edgesroutes.LocalServer;
import org.edgesroutes.TestSettings;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxIdentity;
import org.edgesroutes.sandbox.SandboxRequest;
import org.edgesroutes.sandbox.SandboxWorkspace;
import org.edgesroutes.settings.EdgesSettings;

/** A file of subscriptions, a simulated Edges with the identity Ada, and the services of a process in between. */
final class SubscriptionFixture implements AutoCloseable {

    static final String CONNECTIONS = "linkedin-extract-connections";
    static final String FOLLOWERS = "linkedin-extract-page-followers";

    private static final String FILE = "subscriptions.yaml";

    final EdgesSandbox edges = new EdgesSandbox();
    final String ada;
    final Path file;
    final LocalServer webhook = LocalServer.inOrder().receiving((path, body) -> 200);
    private final Path directory;
    private UnaryOperator<EdgesSettings> change = UnaryOperator.identity();
    private CamelContext context;
    private Ledger ledger;
    LedgerRows rows;
    EdgesServices services;

    SubscriptionFixture(Path directory) {
        this.directory = directory;
        this.file = directory.resolve(FILE);
        ada = "a1111111-1111-4111-8111-111111111111";
        edges.workspace(SandboxWorkspace.named("first")
                        .identity(SandboxIdentity.engagement("Ada").uid(ada)))
                .start();
        open();
    }

    /** The settings with others in their place, from the next start on. */
    SubscriptionFixture settings(UnaryOperator<EdgesSettings> other) {
        change = other;
        restart();
        return this;
    }

    private EdgesSettings settings() {
        return change.apply(settings(directory, URI.create(edges.url()), edges.apiKey(), webhook.url("")));
    }

    static EdgesSettings settings(Path directory, URI edges, String key, URI publicUrl) {
        return with(
                TestSettings.in(directory).api(edges, key).build(),
                directory.resolve(FILE),
                Optional.of(publicUrl),
                Set.of());
    }

    EdgesSettings with(EdgesSettings plain, Optional<URI> publicUrl, Set<String> actions) {
        return with(plain, file, publicUrl, actions);
    }

    private static EdgesSettings with(EdgesSettings plain, Path file, Optional<URI> publicUrl, Set<String> actions) {
        return new EdgesSettings(
                plain.workspace(),
                plain.api(),
                plain.continuing(),
                plain.completeness(),
                plain.webhook(),
                plain.records(),
                plain.ledger(),
                new EdgesSettings.Launches(publicUrl, Duration.ofMinutes(1)),
                new EdgesSettings.Subscriptions(file.toString(), true, actions),
                false);
    }

    void open() {
        EdgesSettings settings = settings();
        context = new DefaultCamelContext();
        ledger = Ledger.open(settings.ledger(), edges.clock());
        rows = new LedgerRows(ledger);
        services = EdgesServices.on(context, settings, ledger, edges.clock())
                .budgetSleeper(edges::advance)
                .build();
        services.takeOver();
        try {
            for (RouteBuilder routes : services.routes()) {
                context.addRoutes(routes);
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        context.start();
    }

    /** What a process that is killed and started again does. */
    void restart() {
        stop();
        open();
    }

    void stop() {
        context.stop();
        ledger.close();
    }

    /** Goes on with a new ledger. */
    void forget() {
        stop();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path old :
                    files.filter(path -> path.toString().contains("edges.db")).toList()) {
                Files.delete(old);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        open();
    }

    EdgesSettings fromOutputs(EdgesSettings plain) {
        return new EdgesSettings(
                plain.workspace(),
                plain.api(),
                plain.continuing(),
                new EdgesSettings.Completeness(
                        plain.completeness().cron(), plain.completeness().grace(), true, false),
                plain.webhook(),
                plain.records(),
                plain.ledger(),
                plain.launches(),
                plain.subscriptions(),
                false);
    }

    /** Writes the file as if that were a while ago. */
    void declare(String... subscriptions) {
        write(file, "subscriptions:\n" + String.join("", subscriptions));
    }

    static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
            Files.setLastModifiedTime(path, FileTime.fromMillis(0));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A subscription of Ada's connections with further lines. */
    static String connections(String name, String... lines) {
        return subscription(name, CONNECTIONS, lines);
    }

    /** @param lines further keys */
    static String subscription(String name, String action, String... lines) {
        List<String> given = List.of(lines);
        Stream<String> usual = Stream.of("action: " + action, "identity: Ada", "max-results: 100")
                .filter(line -> given.stream().noneMatch(other -> other.startsWith(line.replaceFirst(":.*", ":"))));
        return "  %s:\n".formatted(name)
                + Stream.concat(usual, given.stream())
                        .map("    %s\n"::formatted)
                        .reduce("", String::concat);
    }

    SubscriptionService subscriptions() {
        return services.subscriptions();
    }

    List<PlanItem> tick() {
        return subscriptions()
                .apply(PlanOptions.none(), SubscriptionService.Watcher.NONE)
                .became();
    }

    /** The plan as lines of name and step, in sync ones left out. */
    List<String> plan() {
        return steps(subscriptions().plan(subscriptions().declared(), PlanOptions.none()));
    }

    static List<String> steps(List<PlanItem> items) {
        return items.stream()
                .filter(item -> item.step() != PlanStep.IN_SYNC)
                .map(item -> item.displayName() + " " + item.step().word())
                .toList();
    }

    /** The sentences of those that are not in sync. */
    static List<String> sentences(List<PlanItem> items) {
        return items.stream()
                .filter(item -> item.step() != PlanStep.IN_SYNC)
                .map(PlanItem::sentence)
                .toList();
    }

    /** The runs of an action that were launched. */
    List<SandboxRequest> launches(String mode) {
        return requests("POST", "/run/" + mode).stream()
                .filter(request -> request.status() / 100 == 2)
                .toList();
    }

    List<SandboxRequest> requests(String method, String end) {
        return edges.requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().endsWith(end))
                .toList();
    }

    /** The open reports as kind and cause. */
    List<String> reports() {
        return services.reports().open().stream()
                .map(report -> report.kind() + " " + report.cause())
                .toList();
    }

    @Override
    public void close() {
        stop();
        webhook.close();
        edges.close();
    }
}
