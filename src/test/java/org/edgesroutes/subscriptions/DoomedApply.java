package org.edgesroutes.subscriptions;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesServices;
import org.edgesroutes.completeness.CommitWatcher;
import org.edgesroutes.completeness.WatchedSource;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.settings.EdgesSettings;

/** A process that applies the subscriptions and ends as by {@code kill -9}, right before or right after a commit. */
final class DoomedApply {

    static final int KILLED = 137;

    private DoomedApply() {}

    /** Arguments: directory, address and key of Edges, public address, time, number of the commit, {@code before} or {@code after} it. */
    public static void main(String... arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        EdgesSettings settings = SubscriptionFixture.settings(
                directory, URI.create(arguments[1]), arguments[2], URI.create(arguments[3]));
        Clock clock = Clock.fixed(Instant.parse(arguments[4]), ZoneOffset.UTC);
        WatchedSource source = new WatchedSource(
                directory.resolve("edges.db"), doom(Integer.parseInt(arguments[5]), arguments[6].equals("before")));
        CamelContext context = new DefaultCamelContext();
        Ledger ledger = Ledger.open(settings.ledger(), name -> source, clock);
        EdgesServices services =
                EdgesServices.on(context, settings, ledger, clock).build();
        services.takeOver();
        context.addRoutes(services.apiRoutes());
        context.start();
        for (int tick = 0; tick < 20; tick++) {
            services.subscriptions().tick();
        }
        throw new AssertionError("it made fewer commits than that");
    }

    private static CommitWatcher doom(int commit, boolean before) {
        AtomicInteger left = new AtomicInteger(commit);
        return new CommitWatcher() {
            @Override
            public void before(String step) {
                if (left.decrementAndGet() == 0 && before) {
                    Runtime.getRuntime().halt(KILLED);
                }
            }

            @Override
            public void after() {
                if (left.get() == 0) {
                    Runtime.getRuntime().halt(KILLED);
                }
            }
        };
    }
}
