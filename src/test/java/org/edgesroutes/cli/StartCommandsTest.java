package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.edgesroutes.RunOperations;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxIdentity;
import org.edgesroutes.sandbox.SandboxRun;
import org.edgesroutes.sandbox.SandboxSchedule;
import org.junit.jupiter.api.Test;

/** The commands that start, list and change runs and schedules at Edges. */
class StartCommandsTest extends SandboxCommandTestBase {

    private static final String LAUNCH = "/actions/*/run/async";

    private int start(String... more) {
        return command(List.of("start", ACTION, "--identity", SandboxIdentity.ENGAGEMENT_UID), more);
    }

    @Test
    void aRunIsStartedAndTheLedgerKnowsIt() {
        assertThat(start("--max-results", "200", "--name", "colleagues")).isZero();

        String run = edges.runs().get(0);
        assertThat(out.toString()).contains("run " + run + " is started", "runs show " + run);
        assertThat(command("runs")).isZero();
        assertThat(out.toString()).contains(run, "colleagues");
    }

    @Test
    void theSameKeyNeverStartsASecondRun() {
        assertThat(start("--max-results", "200", "--key", "k1")).isZero();
        assertThat(start("--max-results", "200", "--key", "k1")).isZero();

        assertThat(edges.runs()).hasSize(1);
    }

    @Test
    void aStartWhoseAnswerIsLostIsLookedForAndNotSentAgain() throws IOException {
        edges.faultNext(SandboxFault.CUT_AFTER, "POST", LAUNCH);

        assertThat(start("--max-results", "200", "--json")).isZero();

        assertThat(edges.runs()).hasSize(1);
        assertThat(json().path("run_uid").asText()).isEqualTo(edges.runs().get(0));
        assertThat(json().path("adopted").asBoolean()).isTrue();
        assertThat(err.toString()).contains("the answer was lost");
    }

    @Test
    void aStartThatNeverArrivedIsSentAfterALook() {
        edges.faultNext(SandboxFault.CUT_BEFORE, "POST", LAUNCH);

        assertThat(start("--max-results", "200")).isZero();

        assertThat(edges.runs()).hasSize(1);
    }

    @Test
    void anIncrementalStartOnAStandardIdentityIsRefusedBeforeItIsSent() {
        assertThat(command("start", ACTION, "--identity", SandboxIdentity.STANDARD_UID, "--max-results", "200"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("nothing was started", "engagement");
        assertThat(edges.runs()).isEmpty();
    }

    @Test
    void aLiveRunPrintsItsRecordsAndStoresNothing() {
        assertThat(start("--live", "--max-results", "50")).as(err.toString()).isZero();

        assertThat(out.toString().lines()).hasSize(50).allMatch(line -> line.startsWith("{\"") && line.endsWith("}"));
        assertThat(command("runs")).isZero();
        assertThat(out.toString()).contains("no runs");
        assertThat(start("--live", "--max-results", "50", "--schedule", "0 9 * * *"))
                .isEqualTo(2);
    }

    @Test
    void aStartWithoutMaxResultsIsNotUnderstood() {
        assertThat(start()).isEqualTo(2);
        assertThat(err.toString()).contains("--max-results");
        assertThat(edges.requests()).isEmpty();
    }

    @Test
    void aDryRunShowsTheRequestAndStartsNothing() throws IOException {
        assertThat(start("--max-results", "200", "--schedule", "0 9 * * 1-5", "--dry-run", "--json"))
                .isZero();

        assertThat(json().path("in_words").asText()).isEqualTo("at 09:00, on Monday to Friday");
        assertThat(json().path("callback_url").asText())
                .startsWith("https://hooks.example.com/")
                .endsWith(ACTION);
        assertThat(edges.schedules().uids()).isEmpty();
    }

    @Test
    void aScheduleIsCreatedAndReadBackInWords() {
        assertThat(start("--max-results", "200", "--schedule", "0 9 * * 1-5", "--timezone", "Europe/Paris"))
                .isZero();

        String uid = edges.schedules().uids().get(0);
        assertThat(out.toString()).contains(uid, "at 09:00, on Monday to Friday (Europe/Paris)");
        assertThat(command("schedules", "show", uid.substring(0, 8))).isZero();
        assertThat(out.toString()).contains("at 09:00, on Monday to Friday", "next executions");
    }

    @Test
    void aCronExpressionOfQuartzIsRefusedWithTheOneThatWasMeant() {
        assertThat(start("--max-results", "200", "--schedule", "0 0 9 ? * MON-FRI"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("five", "'0 9 * * 1-5'");
    }

    @Test
    void inputsComeFromAFileWithOneObjectALine() throws IOException {
        Path file = Files.writeString(directory.resolve("inputs.ndjson"), "{\"a\": 1}\n{\"a\": 2}\n");
        assertThat(start("--max-results", "200", "--input", "@" + file, "--dry-run", "--json"))
                .isZero();
        assertThat(json().path("inputs").asInt()).isEqualTo(2);

        Files.writeString(file, "{\"a\": 1}\n{\"a\": \n");
        assertThat(start("--max-results", "200", "--input", "@" + file, "--dry-run"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("inputs.ndjson", "line 3");
    }

    @Test
    void aScheduleIsPausedResumedAndCancelled() {
        String uid = edges.schedules()
                .add(SandboxSchedule.cron("0 9 * * *", SandboxRun.full(ACTION)).name("old"));

        assertThat(command("schedules", "pause", uid)).isZero();
        assertThat(edges.schedules().status(uid)).isEqualTo("PAUSED");
        assertThat(command("schedules", "pause", uid)).isZero();
        assertThat(command("schedules", "resume", uid)).isZero();
        assertThat(edges.schedules().status(uid)).isEqualTo("ACTIVE");
        assertThat(command("schedules", "cancel", uid)).isEqualTo(2);
        assertThat(err.toString()).contains("--yes");
        assertThat(edges.schedules().status(uid)).isEqualTo("ACTIVE");
        assertThat(command("schedules", "cancel", uid, "--yes")).isZero();
        assertThat(edges.schedules().status(uid)).isEqualTo("CANCELLED");
        assertThat(command("schedules", "list", "--status", "cancelled")).isZero();
        assertThat(out.toString()).contains(uid, "old", "0 9 * * *");
    }

    @Test
    void aPersonIsAskedBeforeAScheduleIsCancelled() {
        String uid = edges.schedules().add(SandboxSchedule.cron("0 9 * * *", SandboxRun.full(ACTION)));
        interactive = true;
        answer = "n\n";
        assertThat(command("schedules", "cancel", uid)).isEqualTo(1);
        assertThat(err.toString()).contains("[y/N]", "nothing was changed");
        assertThat(edges.schedules().status(uid)).isEqualTo("ACTIVE");
        answer = "yes\n";
        assertThat(command("schedules", "cancel", uid)).isZero();
        assertThat(edges.schedules().status(uid)).isEqualTo("CANCELLED");
    }

    @Test
    void aScheduleIsShownWithItsInputs() {
        String uid = edges.schedules()
                .add(SandboxSchedule.cron("0 9 * * *", SandboxRun.full(ACTION).input(Map.of("n", 7), null)));

        assertThat(command("schedules", "show", uid)).isZero();

        assertThat(out.toString()).containsPattern("inputs +\\[\\{\"n\":7");
    }

    @Test
    void aCancelWhoseAnswerIsLostCountsAsDone() {
        String run = edges.run(SandboxRun.incremental(ACTION).existing(1000).withoutCallback());
        edges.advance(Duration.ofSeconds(5));
        seen(run);
        edges.faultNext(SandboxFault.CUT_AFTER, "POST", "/runs/*/cancel");

        assertThat(command("runs", "cancel", run, "--yes")).as(err.toString()).isZero();

        assertThat(edges.status(run)).isEqualTo("STOPPED");
    }

    @Test
    void identitiesAreListedWithTypeAndAccounts() {
        assertThat(command("identities")).isZero();
        assertThat(out.toString()).contains(SandboxIdentity.ENGAGEMENT_UID, "engagement", "standard", "linkedin VALID");
    }

    @Test
    void aRunIsContinuedBeforeItIsDueOnceItIsComplete() {
        String run = edges.run(SandboxRun.incremental(ACTION).existing(0).withoutCallback());
        edges.advance(Duration.ofHours(1));
        assertThat(command("runs", "continue", run)).isEqualTo(1);
        assertThat(err.toString()).contains("no run in the ledger");
        seen(run);

        assertThat(command("runs", "continue", run)).as(err.toString()).isZero();

        assertThat(edges.status(run)).isNotEqualTo("SUCCEEDED");
    }

    @Test
    void aRunIsCancelledOnceAPersonAgreesAndResumedAfterwards() {
        String run = edges.run(SandboxRun.incremental(ACTION).existing(1000).withoutCallback());
        edges.advance(Duration.ofSeconds(5));
        seen(run);
        assertThat(command("runs", "cancel", run)).isEqualTo(2);
        assertThat(command("runs", "cancel", run, "--yes")).isZero();
        assertThat(edges.status(run)).isEqualTo("STOPPED");
        assertThat(command("runs", "resume", run)).as(err.toString()).isZero();
        assertThat(edges.status(run)).isNotEqualTo("STOPPED");
    }

    private void seen(String run) {
        try (Ledger ledger = Ledger.open(settings.ledger(), edges.clock());
                RunOperations operations =
                        new RunOperations(settings, ledger, edges.clock(), edges::advance, edges::advance)) {
            assertThat(operations.look(run)).isTrue();
        }
    }
}
