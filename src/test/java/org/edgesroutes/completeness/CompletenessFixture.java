package org.edgesroutes.completeness;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesServices;
import org.edgesroutes.LocalServer;
import org.edgesroutes.TestSettings;
import org.edgesroutes.callbacks.CallbackRoutes;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxRecord;
import org.edgesroutes.sandbox.SandboxRequest;
import org.edgesroutes.sandbox.SandboxRun;
import org.edgesroutes.settings.EdgesSettings;

/** A simulated Edges and everything that talks to it, over HTTP, on one clock that the test turns. */
final class CompletenessFixture implements AutoCloseable {

    static final String ACTION = "linkedin-extract-connections";

    private static final Duration TICK = Duration.ofMinutes(15);

    final EdgesSandbox edges;
    private final LocalServer webhook = LocalServer.inOrder().receiving(this::take);
    private final EdgesSettings settings;
    private CamelContext context;
    private ProducerTemplate template;
    private Ledger ledger;
    private EdgesServices services;
    VerificationService verification;
    RepairService repairs;
    LedgerRows rows;
    private Duration sinceTick = TICK;

    CompletenessFixture(Path directory) {
        this(directory, new EdgesSandbox(), UnaryOperator.identity());
    }

    CompletenessFixture(Path directory, EdgesSandbox sandbox, UnaryOperator<TestSettings> settings) {
        edges = sandbox.start();
        this.settings = settings.apply(TestSettings.in(directory).api(URI.create(edges.url()), edges.apiKey()))
                .build();
        edges.webhook(webhook.url("/edges/callbacks/" + ACTION), Map.of());
        open();
    }

    static SandboxRun run() {
        return SandboxRun.incremental(ACTION);
    }

    private int take(String path, byte[] body) {
        Exchange answer = template.request(CallbackRoutes.ACCEPT, exchange -> {
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
            exchange.getMessage().setHeader(Exchange.HTTP_PATH, path);
            exchange.getMessage().setBody(body);
        });
        return answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 500, Integer.class);
    }

    /** A callback that comes late and holds all that the run produced. */
    void callbackWithEverything(String run) {
        String records = edges.produced(run).stream()
                .map(record -> record.json().toString())
                .collect(Collectors.joining(","));
        String body =
                "{\"callback_ref_uid\":\"late\",\"run\":{\"run_uid\":\"%s\",\"status\":\"RUNNING\"},\"results\":[%s]}"
                        .formatted(run, records);
        take("/edges/callbacks/" + ACTION, body.getBytes(StandardCharsets.UTF_8));
    }

    private void open() {
        context = new DefaultCamelContext();
        ledger = Ledger.open(settings.ledger(), edges.clock());
        rows = new LedgerRows(ledger);
        services = EdgesServices.on(context, settings, ledger, edges.clock())
                .budgetSleeper(edges::advance)
                .build();
        verification = services.verification();
        repairs = services.repairs();
        services.takeOver();
        try {
            for (RouteBuilder routes : services.routes()) {
                context.addRoutes(routes);
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        context.start();
        template = context.createProducerTemplate();
    }

    /** What a process that is killed and started again does. */
    void restart() {
        shut();
        open();
    }

    private void shut() {
        context.stop();
        ledger.close();
    }

    /** Looks at the runs as the YAML does. */
    void tick() {
        for (RunSnapshot row : services.runs().changedOrDue()) {
            if (!row.status().equals("RUNNING")) {
                template.sendBody("direct:edges-verify-run", row);
                template.sendBody("direct:edges-continue-run", row);
            }
        }
    }

    /** One round of repairs; runs that have their verdict are continued if they are due, as the YAML does. */
    List<RunSnapshot> round() {
        List<RunSnapshot> decided = repairs.round();
        decided.forEach(row -> template.sendBody("direct:edges-continue-run", row));
        return decided;
    }

    /** What somebody at a command line starts beside the rounds; the watcher is called before each of its steps. */
    void repair(String run, SingleRunRepair.Watcher watcher) {
        try {
            services.singleRunRepair(edges::advance).repair(run, watcher);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Lets time pass, a minute and a round of repairs at a time, and a tick every quarter of an hour. */
    void pass(Duration time) {
        Duration step = Duration.ofMinutes(1);
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(step)) {
            edges.advance(step);
            round();
            sinceTick = sinceTick.plus(step);
            if (sinceTick.compareTo(TICK) >= 0) {
                tick();
                sinceTick = Duration.ZERO;
            }
        }
    }

    /** Until the run has had so many iterations and the last of them has its verdict. */
    void passIterations(String run, int iterations) {
        pass(Duration.ofMinutes(30));
        for (int i = 0; i < 200 && verdicts(run).size() < iterations; i++) {
            pass(Duration.ofMinutes(30));
        }
    }

    /** The verdicts given, in the order of the iterations. */
    List<String> verdicts(String run) {
        return rows.text(
                        "SELECT verdict FROM edges_iteration WHERE run_uid = ? AND verdict <> 'open' ORDER BY iteration",
                        run)
                .lines()
                .toList();
    }

    String one(String sql, Object... parameters) {
        return rows.text(sql, parameters);
    }

    /** How often requests of a kind were made, such as {@code GET /v1/runs/…/outputs}. */
    long requests(String method, String pathEnd) {
        return edges.requests().stream()
                .filter(request -> request.method().equals(method))
                .filter(request -> request.path().split("\\?")[0].endsWith(pathEnd))
                .count();
    }

    long repairRequests() {
        return edges.requests().stream()
                .map(SandboxRequest::path)
                .filter(path -> path.contains("/callbacks") || path.contains("/outputs") || path.contains("/inputs"))
                .count();
    }

    /** What downstreams get: each new or changed record, in the order it came. */
    List<String> delivered(String run) {
        return rows.text(
                        "SELECT record_key || ' ' || content_hash FROM edges_record"
                                + " WHERE run_uid = ? AND change <> 'repeated' ORDER BY callback_id, record_index",
                        run)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** What Edges extracted, in the same words. */
    Set<String> produced(String run) {
        return services
                .keyer()
                .keyed(
                        ACTION,
                        new ArrayList<>(edges.produced(run).stream()
                                .map(SandboxRecord::json)
                                .toList()))
                .stream()
                .map(record -> record.key() + " " + record.contentHash())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        shut();
        webhook.close();
        edges.close();
    }
}
