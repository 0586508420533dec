package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxIdentity;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.sandbox.SandboxRun;
import org.edgesroutes.sandbox.SandboxSchedule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code schedules migrate} against the sandbox. */
@Timeout(120)
class MigrateCommandTest extends SandboxCommandTestBase {

    private static final String ALL = "--no-other-parameters";

    private String uid;

    @BeforeEach
    void schedules() {
        uid = edges.schedules().add(schedule());
    }

    private static SandboxSchedule schedule() {
        return SandboxSchedule.cron("0 9 * * *", SandboxRun.full(ACTION).identities(SandboxIdentity.ENGAGEMENT_UID))
                .name("colleagues")
                .timezone("Europe/Paris");
    }

    private int migrate(String... options) {
        return command(List.of("schedules", "migrate"), options);
    }

    private List<String> successors() {
        return edges.schedules().uids().stream().filter(one -> !one.equals(uid)).toList();
    }

    @Test
    void withoutYesItShowsWhatItWouldDoAndChangesNothing() {
        assertThat(migrate("--max-results", "500", ALL)).isZero();

        assertThat(out.toString())
                .contains(uid, "colleagues", "0 9 * * *", "Europe/Paris", "engagement", "incremental", "500");
        assertThat(err.toString()).contains("what lies beyond is never fetched", "nothing was changed");
        assertThat(edges.schedules().uids()).containsExactly(uid);
        assertThat(edges.requests()).noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void aScheduleIsMovedWithALineForEachStep() {
        assertThat(migrate("--max-results", "500", ALL, "--yes")).isZero();

        assertThat(edges.schedules().status(uid)).isEqualTo("CANCELLED");
        assertThat(successors())
                .singleElement()
                .satisfies(one -> assertThat(edges.schedules().status(one)).isEqualTo("ACTIVE"));
        assertThat(err.toString()).contains(": paused", "is created", "moved to", "1 of 1 schedules moved");
        assertThat(migrate("--max-results", "500", ALL, "--yes")).isZero();
        assertThat(err.toString()).contains("no schedule is left to move");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "cancel"})
    void aCommandThatWasInterruptedGoesOn(String call) {
        for (int attempt = 0; attempt < settings.api().attempts(); attempt++) {
            edges.faultNext(SandboxFault.CUT_BEFORE, "POST", "/schedules/" + uid + "/" + call);
        }
        assertThat(migrate("--max-results", "500", ALL, "--yes")).isEqualTo(1);
        assertThat(err.toString()).contains("0 of 1 schedules moved; the same command goes on");

        assertThat(migrate("--max-results", "500", ALL, "--yes")).isZero();
        assertThat(edges.schedules().status(uid)).isEqualTo("CANCELLED");
        assertThat(successors()).hasSize(1);
    }

    @Test
    void aMigrationIsTakenBack() {
        for (int attempt = 0; attempt < settings.api().attempts(); attempt++) {
            edges.faultNext(SandboxFault.CUT_BEFORE, "POST", "/schedules/" + uid + "/cancel");
        }
        migrate("--max-results", "500", ALL, "--yes");
        edges.advance(Duration.ofMinutes(1));

        assertThat(migrate("--rollback")).isZero();
        assertThat(out.toString()).contains(uid);
        assertThat(edges.schedules().status(uid)).isEqualTo("PAUSED");
        assertThat(migrate("--rollback", "--yes")).isZero();

        assertThat(edges.schedules().status(uid)).isEqualTo("ACTIVE");
        assertThat(edges.schedules().status(successors().get(0))).isEqualTo("CANCELLED");
        assertThat(migrate("--rollback", "--yes", "no-such-uid")).isEqualTo(1);
        assertThat(err.toString()).contains("has no migration");
    }

    @Test
    void aScheduleThatIsLeftOutIsNamedAndTheExitCodeSaysSo() {
        String paused = edges.schedules().add(schedule().status("PAUSED"));

        assertThat(migrate("--max-results", "500", ALL, "--yes")).isEqualTo(1);

        assertThat(err.toString()).contains(paused + " is left out: it is PAUSED", "1 of 2 schedules moved");
    }

    @Test
    void whatEdgesDoesNotShowIsCompletedInAFile() throws IOException {
        edges.reading(SandboxReading.SCHEDULE_INPUTS, "absent").reading(SandboxReading.SCHEDULE_IDENTITIES, "absent");
        Path file = directory.resolve("schedules.yaml");
        assertThat(migrate("--max-results", "500", "--write-definitions", file.toString()))
                .isZero();
        assertThat(out.toString()).contains("left out: Edges shows no inputs");
        String written = Files.readString(file);
        Files.writeString(
                file,
                written.replace("inputs: null", "inputs: [{}]")
                        .replace("identity_ids: null", "identity_ids: [88888888-8888-4888-8888-888888888888]"));

        assertThat(migrate("--max-results", "500", "--definitions", file.toString(), "--yes"))
                .isZero();

        assertThat(edges.schedules().status(uid)).isEqualTo("CANCELLED");
        assertThat(migrate("--max-results", "500", "--write-definitions", file.toString()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--no-other-parameters",
                "--max-results 0",
                "--max-results 5 --yes --dry-run",
                "--max-results 5 --parameters [1]",
                "--max-results 5 --parameters {\"max_results\":1}",
                "--max-results 5 --parameters {} --no-other-parameters",
                "--max-results 5 --definitions no-such-file.json"
            })
    void whatCannotBeMeantIsRefused(String arguments) {
        assertThat(migrate(arguments.split(" "))).isEqualTo(2);
        assertThat(edges.requests()).isEmpty();
    }
}
