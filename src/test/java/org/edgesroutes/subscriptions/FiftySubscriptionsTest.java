package org.edgesroutes.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.edgesroutes.sandbox.SandboxFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many subscriptions are started while answers are lost and the process is killed again and again. */
class FiftySubscriptionsTest {

    private static final int SUBSCRIPTIONS = 50;
    private static final int KILLS = 3;

    private static final Map<SandboxFault, Double> LOST_ANSWERS = Map.of(
            SandboxFault.CUT_BEFORE, 0.1,
            SandboxFault.CUT_AFTER, 0.2,
            SandboxFault.SERVER_ERROR, 0.1,
            SandboxFault.SERVER_ERROR_AFTER, 0.2,
            SandboxFault.CUT_READ, 0.1,
            SandboxFault.HALF_BODY, 0.1);

    @TempDir
    Path directory;

    private final Random random = new Random(20261128);

    @Test
    void eachOfThemIsStartedOnceWhateverIsLostAndHoweverOftenTheProcessDies() throws Exception {
        try (SubscriptionFixture fixture = new SubscriptionFixture(directory)) {
            fixture.declare(IntStream.range(0, SUBSCRIPTIONS)
                    .mapToObj(i -> SubscriptionFixture.connections("team-" + i))
                    .toArray(String[]::new));
            LOST_ANSWERS.forEach(fixture.edges::fault);
            fixture.stop();
            for (int kill = 0; kill < KILLS; kill++) {
                applyAndDie(fixture, 20 + random.nextInt(100), kill % 2 == 0 ? "before" : "after");
                fixture.edges.advance(Duration.ofMinutes(5));
            }
            fixture.open();
            assertThat(fixture.edges.runs()).hasSizeBetween(1, SUBSCRIPTIONS - 1);
            for (int tick = 0; tick < 100 && !started(fixture); tick++) {
                fixture.subscriptions().tick();
                fixture.edges.advance(Duration.ofMinutes(5));
            }

            LOST_ANSWERS.keySet().forEach(fault -> fixture.edges.fault(fault, 0));
            assertThat(fixture.plan()).isEmpty();
            assertThat(fixture.edges.runs()).hasSize(SUBSCRIPTIONS);
            assertThat(fixture.rows
                            .text("SELECT uid FROM edges_subscription_part WHERE state = 'started' ORDER BY uid")
                            .lines())
                    .containsExactlyInAnyOrderElementsOf(fixture.edges.runs());
        }
    }

    private static boolean started(SubscriptionFixture fixture) {
        return fixture.rows.number("SELECT count(*) FROM edges_subscription_part WHERE state = 'started'")
                == SUBSCRIPTIONS;
    }

    private void applyAndDie(SubscriptionFixture fixture, int commit, String moment)
            throws IOException, InterruptedException {
        Path log = directory.resolve("child.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedApply.class.getName()));
        command.addAll(List.of(
                directory.toString(),
                fixture.edges.url(),
                fixture.edges.apiKey(),
                fixture.webhook.url("").toString(),
                fixture.edges.clock().instant().toString(),
                String.valueOf(commit),
                moment));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as(Files.readString(log))
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(DoomedApply.KILLED);
        } finally {
            process.destroyForcibly();
        }
    }
}
