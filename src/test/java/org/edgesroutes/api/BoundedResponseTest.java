package org.edgesroutes.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.edgesroutes.LocalServer;
import org.edgesroutes.settings.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoundedResponseTest {

    @TempDir
    Path directory;

    private final CountDownLatch over = new CountDownLatch(1);
    private final LocalServer server = LocalServer.parallel();
    private ApiFixture fixture;

    @BeforeEach
    void start() {
        String url = server.url("").toString();
        fixture = new ApiFixture(directory, Optional.of(new Secret(ApiFixture.KEY)), url);
    }

    @AfterEach
    void stop() {
        over.countDown();
        fixture.close();
        server.close();
    }

    private interface Endless {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private void serve(Endless endless) {
        server.on("/v1/runs", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (over.getCount() > 0) {
                    endless.write(out);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void anAnswerThatTricklesForEverIsBrokenOff() {
        serve(out -> {
            out.write('[');
            out.flush();
            over.await(100, TimeUnit.MILLISECONDS);
        });
        assertThatThrownBy(() -> fixture.api.run("run-1")).hasMessageContaining("not complete after PT4S");
    }

    @Test
    void anAnswerWithoutAnEndIsBrokenOffBeforeItFillsTheMemory() {
        byte[] block = new byte[1 << 16];
        serve(out -> out.write(block));
        assertThatThrownBy(() -> fixture.api.run("run-1")).hasMessageContaining("larger than 67108864 bytes");
    }
}
