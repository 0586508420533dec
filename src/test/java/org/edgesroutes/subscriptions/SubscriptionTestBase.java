package org.edgesroutes.subscriptions;

import static org.edgesroutes.subscriptions.SubscriptionFixture.CONNECTIONS;

import java.nio.file.Path;
import java.util.List;
import org.edgesroutes.ledger.subscriptions.TrackedSubscription;
import org.edgesroutes.sandbox.SandboxFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A simulated Edges, a file of subscriptions, and the services between them. */
abstract class SubscriptionTestBase {

    static final String SCHEDULE = "mode: schedule";
    static final String CRON = "cron: 0 6 * * 1-5";

    @TempDir
    Path directory;

    SubscriptionFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SubscriptionFixture(directory);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** What a tick does once these are declared. */
    List<PlanItem> declareAndTick(String... subscriptions) {
        fixture.declare(subscriptions);
        return fixture.tick();
    }

    void apply(PlanOptions options) {
        fixture.subscriptions().apply(options, SubscriptionService.Watcher.NONE);
    }

    /** What becomes of the next launch of a run. */
    void nextLaunch(SandboxFault fault) {
        fixture.edges.faultNext(fault, "POST", "/actions/" + CONNECTIONS + "/run/async");
    }

    /** The uid of the only run or schedule that is started. */
    String uid() {
        return fixture.rows.text("SELECT uid FROM edges_subscription_part WHERE state = 'started'");
    }

    TrackedSubscription tracked(String name) {
        return fixture.subscriptions().tracked().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
