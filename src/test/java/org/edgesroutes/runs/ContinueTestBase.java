package org.edgesroutes.runs;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.edgesroutes.MutableClock;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A simulated Edges, and nodes that tick by hand. */
@Timeout(120)
abstract class ContinueTestBase {

    static final String MESSAGES = "linkedin-extract-messages";

    @TempDir
    Path directory;

    final MutableClock clock = new MutableClock(RunsFixture.START.toString());

    EdgesSandbox edges;

    RunsFixture fixture;

    @BeforeEach
    void start() {
        edges = new EdgesSandbox().clock(clock).start();
        fixture = node(false);
    }

    @AfterEach
    void stop() {
        fixture.close();
        edges.close();
    }

    RunsFixture node(boolean beside) {
        return new RunsFixture(directory, URI.create(edges.url()), edges.apiKey(), clock, beside).start();
    }

    void pass(Duration time) {
        clock.turn(time);
        edges.advance(Duration.ZERO);
    }

    void tick() {
        tick(fixture);
    }

    static void tick(RunsFixture node) {
        node.runs.changedOrDue().forEach(row -> node.continueIfDue(row.uid()));
    }

    static SandboxRun ended(String status) {
        return SandboxRun.incremental(MESSAGES).status(status).age(Duration.ofMinutes(30));
    }

    /** A run that is known to be due. */
    String due(SandboxRun plan) {
        String uid = edges.run(plan);
        tick();
        pass(RunsFixture.EVERY.plusMinutes(1));
        return uid;
    }

    long continues() {
        return edges.requests().stream()
                .filter(request -> request.path().endsWith("/continue"))
                .count();
    }

    List<String> iterations(String uid) {
        return fixture.iterations(uid);
    }
}
