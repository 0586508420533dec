package org.edgesroutes.completeness;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A simulated Edges whose outputs are gone, so that what is lost there does not come back. */
abstract class OutputsGoneBase {

    @TempDir
    Path directory;

    final WireMockServer between =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    final EdgesSandbox edges = new EdgesSandbox();
    CompletenessFixture fixture;
    private StubMapping gone;

    @BeforeEach
    void open() {
        between.start();
    }

    @AfterEach
    void close() {
        fixture.close();
        between.stop();
    }

    String start(boolean hold, SandboxRun run) {
        fixture = new CompletenessFixture(
                directory,
                edges,
                settings -> settings.api(URI.create(between.baseUrl() + "/v1"), "sandbox-key-first")
                        .completeness(false, hold));
        String host = edges.url().replaceAll("/v1$", "");
        between.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().proxiedFrom(host)));
        gone = between.stubFor(get(urlPathMatching(".*/outputs"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(404).withBody("{}")));
        return edges.run(run);
    }

    static SandboxRun run() {
        return CompletenessFixture.run().existing(8).arrivals(6, 6, 6).pageSize(4);
    }

    /** The first page arrives, the second and everything about it is lost. */
    void loseTheSecondPage() {
        edges.advance(Duration.ofSeconds(20));
        edges.fault(SandboxFault.LOSE, 1);
        edges.advance(Duration.ofSeconds(10));
        edges.fault(SandboxFault.LOSE, 0);
        edges.advance(Duration.ofSeconds(10));
        edges.fault(SandboxFault.LOSE, 1);
    }

    /** They were only away. */
    void bringTheOutputsBack() {
        edges.fault(SandboxFault.LOSE, 0);
        between.removeStub(gone);
    }
}
