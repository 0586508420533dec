package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** The built distribution in a directory of its own. */
abstract class DistributionTestBase {

    static final String SECRET = "EDGES_WEBHOOK_SECRET";

    @TempDir
    Path directory;

    DistributionProcess.Starter here() {
        return DistributionProcess.in(directory);
    }

    /** The running Java, and each one of version 17 or newer beside it. */
    static Set<Path> javaHomes() throws IOException {
        Path running = Path.of(System.getProperty("java.home")).toRealPath();
        Set<Path> homes = new LinkedHashSet<>(List.of(running));
        try (DirectoryStream<Path> beside = Files.newDirectoryStream(running.getParent())) {
            for (Path home : beside) {
                if (Files.isExecutable(home.resolve("bin/java")) && isNewEnough(home.resolve("release"))) {
                    homes.add(home.toRealPath());
                }
            }
        }
        return homes;
    }

    static boolean isNewEnough(Path release) throws IOException {
        if (!Files.isReadable(release)) {
            return false;
        }
        return Pattern.compile("JAVA_VERSION=\"(\\d+)")
                .matcher(Files.readString(release))
                .results()
                .anyMatch(found -> Integer.parseInt(found.group(1)) >= 17);
    }

    void theCommandsTellOfTheRun() {
        assertThat(here().run("status").output()).contains("records today", "file");
        assertThat(here().run("runs").output()).contains("RUN UID", "r-1");
        assertThat(here().run("export", "r").output()).startsWith("{\"a\": 1,\"_edges\":{\"id\":");
    }

    static HttpResponse<String> post(URI uri, BodyPublisher body) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/json")
                                .header("X-Edges-Webhook-Secret", "s3cret")
                                .POST(body)
                                .build(),
                        BodyHandlers.ofString());
    }
}
