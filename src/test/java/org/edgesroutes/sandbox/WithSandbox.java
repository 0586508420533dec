package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox with a webhook, and the steps that tests of its readings have in common. */
abstract class WithSandbox {

    static final String CONNECTIONS = "linkedin-extract-connections";

    Receiver receiver;
    EdgesSandbox edges;
    Caller api;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        edges = new EdgesSandbox().webhook(receiver.url(), Map.of()).start();
        api = new Caller(edges);
    }

    @AfterEach
    void stop() {
        edges.close();
        receiver.close();
    }

    String continued() {
        String run = edges.run(SandboxRun.incremental(CONNECTIONS).existing(3).arrivals(2));
        continueRun(run);
        return run;
    }

    void continueRun(String run) {
        edges.advance(Duration.ofHours(1));
        try {
            assertThat(code("/runs/" + run + "/continue")).isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        edges.advance(Duration.ofHours(1));
    }

    String finished(SandboxRun plan) {
        String run = edges.run(plan);
        edges.advance(Duration.ofHours(1));
        return run;
    }

    String replayOfFirst() throws IOException {
        finished(SandboxRun.full(CONNECTIONS).existing(0));
        return "/runs/callbacks/"
                + api.json("/runs/callbacks").get(0).path("uid").asText() + "/replay";
    }

    int code(String path) throws IOException {
        return api.post(path).statusCode();
    }
}
