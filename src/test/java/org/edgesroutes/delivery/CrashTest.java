package org.edgesroutes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.ledger.deliveries.Checkpoint;
import org.edgesroutes.ledger.deliveries.DeliveryRepository;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.model.EdgesHeaders;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.Test;

class CrashTest extends DeliveryTestBase {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    private RouteBuilder counting(int concurrency) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&concurrency=" + concurrency)
                        .process(exchange -> counts.merge(
                                exchange.getMessage().getHeader(EdgesHeaders.RECORD_ID, String.class),
                                1,
                                Integer::sum));
            }
        };
    }

    private void callbacks(int callbacks, int records) {
        for (int c = 0; c < callbacks; c++) {
            int callback = c;
            rows.callback(
                    "cb-" + c,
                    "a",
                    "run",
                    IntStream.range(0, records).mapToObj(String::valueOf).toList(),
                    IntStream.range(0, records)
                            .mapToObj(i -> "k" + callback + "-" + i)
                            .toList());
        }
    }

    @Test
    void onlyUnsavedProgressComesAgainAfterACrashUnderTheSameIds() throws Exception {
        new DownstreamRepository(ledger).register("crm", true);
        callbacks(1, 6);
        // as a crash leaves it: two in a row and one ahead are written down, the claim is a dead process's
        rows.execute("UPDATE edges_delivery SET next_index = 2, ahead = '[4]'");
        rows.execute("UPDATE edges_downstream SET claimed_by = 'dead', claimed_until = '2026-03-01T08:01:00.000Z'");
        DeliveryContext deliveries = new DeliveryContext(Workspace.ONLY, ledger, clock);
        deliveries.releaseClaims();
        start(deliveries, counting(4));

        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(counts).isEqualTo(Map.of("cb-0:2", 1, "cb-0:3", 1, "cb-0:5", 1));
    }

    @Test
    void aLedgerThatIsGoneForAWhileLosesNothingAndRepeatsOnlyTheUnsaved() throws Exception {
        CamelContext first = start(counting(3));
        callbacks(40, 25);
        eventually(() -> assertThat(counts).hasSizeGreaterThan(300));
        ledger.close();
        first.stop();

        ledger = Ledger.open(new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), clock);
        rows = new LedgerRows(ledger);
        DeliveryContext deliveries = new DeliveryContext(Workspace.ONLY, ledger, clock);
        deliveries.releaseClaims();
        start(deliveries, counting(3));
        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(counts).hasSize(1000);
        assertThat(counts.values()).allMatch(count -> count <= 2);
    }

    @Test
    void aGracefulStopFinishesWhatIsOnItsWayAndRepeatsNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        CamelContext context = start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&concurrency=2")
                        .process(exchange -> {
                            begun.countDown();
                            go.await();
                            taken.add(exchange.getMessage().getHeader(EdgesHeaders.RECORD_ID, String.class));
                        });
            }
        });
        callbacks(1, 10);
        begun.await();
        Thread stopping = new Thread(context::stop);
        stopping.start();
        eventually(() -> assertThat(context.isStopping()).isTrue());
        go.countDown();
        stopping.join();

        assertThat(taken).hasSizeBetween(2, 4);
        assertThat(rows.text("SELECT claimed_by FROM edges_downstream")).isEqualTo("null");
        start(counting(4));
        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(counts).hasSize(10 - taken.size()).doesNotContainKeys(taken.toArray(String[]::new));
    }

    @Test
    void oneNodeDeliversAndTheOtherTakesOverWhenItStopsOrFallsSilent() throws Exception {
        CamelContext first = start(counting(4));
        callbacks(3, 3);
        eventually(() -> assertThat(rows.open("crm")).isZero());
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm")
                        .process(exchange ->
                                taken.add(exchange.getMessage().getHeader(EdgesHeaders.RECORD_ID, String.class)));
            }
        });
        rows.callback("next", "a", "run", List.of("1"), List.of("k"));
        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(taken).isEmpty();

        first.stop();
        rows.callback("later", "a", "run", List.of("1"), List.of("k"));
        eventually(() -> assertThat(taken).containsExactly("later:0"));

        rows.execute(
                "UPDATE edges_downstream SET claimed_by = 'silent', claimed_until = ?",
                clock.instant().plusSeconds(60));
        turn(Duration.ofSeconds(30));
        rows.callback("waits", "a", "run", List.of("1"), List.of("k"));
        turn(Duration.ofSeconds(31));
        eventually(() -> assertThat(taken).contains("waits:0"));
    }

    @Test
    void whoLostItsClaimWritesNothingDown() {
        DownstreamRepository downstreams = new DownstreamRepository(ledger);
        downstreams.register("crm", true);
        assertThat(downstreams.claim("crm", "one", clock.instant().plusSeconds(60)))
                .isTrue();
        assertThat(downstreams.claim("crm", "two", clock.instant().plusSeconds(60)))
                .isFalse();
        clock.turn(Duration.ofSeconds(61));
        assertThat(downstreams.claim("crm", "two", clock.instant().plusSeconds(60)))
                .isTrue();

        callbacks(1, 1);
        CallbackProgress progress = new CallbackProgress(1, 1, 0);
        progress.settle(0);
        assertThat(new DeliveryRepository(ledger)
                        .checkpoint(
                                "crm",
                                "one",
                                new Checkpoint(List.of(progress.snapshot()), List.of(), List.of(), List.of()))
                        .join())
                .isFalse();
        assertThat(rows.open("crm")).isEqualTo(1);
    }
}
