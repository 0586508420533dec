package org.edgesroutes.reports;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.edgesroutes.reports.ReportKind.RUN_FAILED;
import static org.edgesroutes.reports.ReportKind.RUN_STOPPED;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.edgesroutes.MutableClock;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReportServiceTest {

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock("2026-03-01T08:00:00Z");
    private final CamelContext context = new DefaultCamelContext();
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private volatile boolean broken;
    private Ledger ledger;
    private LedgerRows rows;
    private ReportService reports;
    private ProducerTemplate template;
    private ReportSender sender;

    @BeforeEach
    void open() {
        ledger = Ledger.open(new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), clock);
        rows = new LedgerRows(ledger);
        reports = new ReportService(ledger);
        template = context.createProducerTemplate();
        sender = sender();
        context.start();
    }

    @AfterEach
    void close() {
        context.stop();
        ledger.close();
    }

    private ReportSender sender() {
        return new ReportSender(Workspace.ONLY, reports.ledger(), clock, "direct:edges-report?timeout=50");
    }

    private RoutesBuilder taking() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:edges-report")
                        .filter(exchange -> broken)
                        .throwException(new IllegalStateException("mail server away"))
                        .end()
                        .transform()
                        .simple(
                                "${header.CamelEdgesReportKind} ${header.CamelEdgesReportState} ${header.CamelEdgesRunUid}:"
                                        + " ${body.sentence} ${body.details[label]}")
                        .process(exchange -> taken.add(exchange.getMessage().getBody(String.class)));
            }
        };
    }

    private boolean fails(String run) {
        return reports.raise(
                RUN_FAILED, run, ReportSubject.run(run), "Run " + run + " failed.", Map.of("label", "LK_524"));
    }

    private boolean works(String run) {
        return reports.recovered(RUN_FAILED, run, "Run " + run + " succeeded.");
    }

    @Test
    void aReportIsSentOnceHoweverOftenItIsRaisedAndAgainOnlyAfterItsEnd() throws Exception {
        context.addRoutes(taking());

        assertThat(fails("r1")).isTrue();
        assertThat(fails("r1")).isFalse();
        sender.send(template);
        clock.turn(Duration.ofDays(30));
        assertThat(fails("r1")).isFalse();
        assertThat(works("r1")).isTrue();
        assertThat(works("r1")).isFalse();
        assertThat(fails("r1")).isTrue();
        sender.send(template);

        assertThat(taken)
                .containsExactly(
                        "run-failed raised r1: Run r1 failed. LK_524",
                        "run-failed recovered r1: Run r1 succeeded. LK_524",
                        "run-failed raised r1: Run r1 failed. LK_524");
    }

    @Test
    void whatWasNeverReportedDoesNotRecover() {
        fails("r1");

        assertThat(works("r2")).isFalse();
        assertThat(reports.recovered(RUN_STOPPED, "r1", "It goes on.")).isFalse();
        assertThat(reports.open()).extracting(ReportRecord::cause).containsExactly("r1");
        assertThat(reports.open(RUN_STOPPED)).isEmpty();
    }

    @Test
    void whileTheEndpointFailsNothingIsLostAndTheOrderIsKept() throws Exception {
        context.addRoutes(taking());
        broken = true;
        fails("r1");
        fails("r2");
        sender.send(template);
        clock.turn(Duration.ofSeconds(1));
        works("r1");
        fails("r3");
        sender.send(template);
        assertThat(taken).isEmpty();

        broken = false;
        sender.send(template);
        assertThat(taken).as("before its pause is over").isEmpty();
        clock.turn(ReportSender.SHORTEST);
        sender.send(template);

        assertThat(taken)
                .extracting(text -> text.substring(0, text.indexOf(':')))
                .containsExactly(
                        "run-failed raised r1",
                        "run-failed raised r2",
                        "run-failed recovered r1",
                        "run-failed raised r3");
    }

    @Test
    void anEndpointThatGoesOnFailingIsTriedAtLeastEveryQuarterOfAnHour() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:edges-report")
                        .process(exchange -> taken.add(clock.instant().toString()))
                        .throwException(new IllegalStateException("away"));
            }
        });
        fails("r1");

        for (int second = 0; second < 86_400; second++) {
            sender.send(template);
            clock.turn(Duration.ofSeconds(1));
        }

        assertThat(taken).hasSizeBetween(86_400 / 900, 86_400 / 900 + 10);
    }

    @Test
    void whatWasNotSentBeforeACrashIsSentAfterIt() throws Exception {
        fails("r1");
        ledger.close();
        ledger = Ledger.open(new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), clock);
        reports = new ReportService(ledger);
        context.addRoutes(taking());

        sender().send(template);

        assertThat(taken).containsExactly("run-failed raised r1: Run r1 failed. LK_524");
    }

    @Test
    void withoutARouteForReportsTheTableAndTheLogHaveThem() throws Exception {
        fails("r1");
        sender.send(template);
        context.addRoutes(taking());
        fails("r2");
        sender.send(template);

        assertThat(taken).containsExactly("run-failed raised r2: Run r2 failed. LK_524");
        assertThat(rows.number("SELECT count(*) FROM edges_report")).isEqualTo(2);
    }

    @Test
    void whatEdgesSaysCannotForgeALineOfTheLog() {
        Map<String, Object> details = new HashMap<>();
        details.put("error", "a\nb");
        details.put("label", null);
        details.put("since", clock.instant());
        reports.raise(
                RUN_FAILED, "r1", ReportSubject.iteration("r1", 3), "It failed: a\r\n2026 ERROR b\u2028", details);

        assertThat(rows.text("SELECT sentence || details || iteration FROM edges_report"))
                .isEqualTo("It failed: a 2026 ERROR b{\"error\":\"a\\nb\",\"since\":\"2026-03-01T08:00:00Z\"}3");
    }

    @Test
    void theRouteThatComesAlongTakesEveryReport() throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(context, "file:routes/report.camel.yaml"));
        context.addRoutes(new ReportRoutes(Workspace.ONLY, reports, clock, Duration.ofMillis(50)));
        fails("r1");
        works("r1");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                rows.text("SELECT recovered_sent_at FROM edges_report WHERE said_sent_at IS NOT NULL"))
                        .isEqualTo("2026-03-01T08:00:00.000Z"));
    }

    @Test
    void theWebhookExamplePostsOneJsonTextForEachReportAndNothingElse() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        String yaml = Files.readString(Path.of("routes/examples/report-to-webhook.camel.yaml"))
                .replace("{{report.webhook.url}}", TARGET.baseUrl() + "/hook");
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("test.camel.yaml", yaml));
        reports.raise(RUN_FAILED, "r1", ReportSubject.run("r1"), "Édges says \"no\".", Map.of());

        sender.send(template);

        TARGET.verify(
                1,
                postRequestedFor(anyUrl())
                        .withRequestBody(equalToJson("{\"text\": \"run-failed raised: Édges says \\\"no\\\".\"}"))
                        .withoutHeader("CamelEdgesReportKind"));
        assertThat(TARGET.findAll(postRequestedFor(anyUrl()))).hasSize(1);
        assertThat(List.copyOf(reports.open())).hasSize(1);
    }
}
