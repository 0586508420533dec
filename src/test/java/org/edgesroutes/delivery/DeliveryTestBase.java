package org.edgesroutes.delivery;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.core.ThrowingRunnable;
import org.edgesroutes.MutableClock;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real ledger, a clock turned by hand, and as many Camel contexts as a test starts. */
abstract class DeliveryTestBase {

    @TempDir
    Path directory;

    final MutableClock clock = new MutableClock();
    final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private final List<CamelContext> contexts = new ArrayList<>();
    Ledger ledger;
    LedgerRows rows;

    @BeforeEach
    void openLedger() {
        ledger = Ledger.open(new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), clock);
        rows = new LedgerRows(ledger);
    }

    /** @return exchanges that are on their way through the routes */
    final int inFlight() {
        return contexts.stream()
                .mapToInt(context -> context.getInflightRepository().size())
                .sum();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (CamelContext context : contexts) {
            context.stop();
        }
        ledger.close();
    }

    CamelContext start(RoutesBuilder routes) throws Exception {
        return start(new DeliveryContext(Workspace.ONLY, ledger, clock), routes);
    }

    CamelContext start(DeliveryContext deliveries, RoutesBuilder routes) throws Exception {
        CamelContext context = context(deliveries);
        context.addRoutes(routes);
        context.start();
        return context;
    }

    CamelContext context(DeliveryContext deliveries) {
        CamelContext context = new DefaultCamelContext();
        contexts.add(context);
        context.getShutdownStrategy().setTimeout(5);
        context.getRegistry().bind(DeliveryContext.BEAN, deliveries);
        context.getRegistry().bind("edgesStamp", new RecordStamp());
        // the client would sit out a Retry-After by itself, with the record in its hands
        context.getComponent("http", HttpComponent.class).setAutomaticRetriesDisabled(true);
        return context;
    }

    /** The clock moves on, and those who wait for it notice. */
    void turn(Duration by) {
        clock.turn(by);
        ledger.arrivals().announce();
    }

    static void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(holds);
    }
}
