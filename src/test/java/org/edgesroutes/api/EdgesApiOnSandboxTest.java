package org.edgesroutes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.model.Identity;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleChange;
import org.edgesroutes.model.ScheduleStatus;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxIdentity;
import org.edgesroutes.sandbox.SandboxOption;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.sandbox.SandboxRun;
import org.edgesroutes.sandbox.SandboxSchedule;
import org.edgesroutes.sandbox.SandboxWorkspace;
import org.edgesroutes.settings.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls against the simulated Edges, whichever way it reads what the documentation leaves open. */
class EdgesApiOnSandboxTest {

    private static final String ACTION = "linkedin-extract-connections";
    private static final CallbackTarget CALLBACK =
            new CallbackTarget("https://hooks.example.com/edges", Map.of("X-S", "s"));
    private static final int SCHEDULES = 103;

    @TempDir
    Path directory;

    private EdgesSandbox edges;
    private ApiFixture bundle;

    @BeforeEach
    void start() {
        SandboxWorkspace workspace = SandboxWorkspace.named("acme")
                .identity(SandboxIdentity.engagement("Ada Example").uid(SandboxIdentity.ENGAGEMENT_UID));
        for (int i = 0; i < 11; i++) {
            workspace.identity(SandboxIdentity.standard("Grace " + i));
        }
        for (int i = 0; i < SCHEDULES; i++) {
            workspace.schedule(
                    SandboxSchedule.cron("0 9 * * *", SandboxRun.full(ACTION)).status("PAUSED"));
        }
        edges = new EdgesSandbox()
                .workspace(workspace)
                .option(SandboxOption.REQUESTS_PER_MINUTE, 100_000)
                .option(SandboxOption.IDENTITIES_PER_PAGE, 5)
                .start();
        String url = edges.url().replaceFirst("/v1$", "");
        bundle = new ApiFixture(directory, Optional.of(new Secret(edges.apiKey())), url);
    }

    @AfterEach
    void stop() {
        bundle.close();
        edges.close();
    }

    private static LaunchRequest request(String cron) {
        return new LaunchRequest(
                ACTION,
                "nightly",
                List.of("{\"linkedin_url\":\"x\",\"custom_data\":{\"ref\":1}}"),
                "{\"sync_mode\":\"incremental\",\"max_results\":50}",
                List.of(SandboxIdentity.ENGAGEMENT_UID),
                null,
                CALLBACK.url(),
                cron,
                cron == null ? null : "Europe/Paris",
                null);
    }

    @Test
    void everyReadingOfListsAndUidsGivesTheSameSchedulesAndIdentities() {
        int scenarios = 0;
        for (String envelope : SandboxReading.LIST_ENVELOPE.choices()) {
            for (String paging : SandboxReading.IDENTITIES_PAGING.choices()) {
                for (String listed : SandboxReading.SCHEDULE_UID.choices()) {
                    String launched =
                            SandboxReading.LAUNCHED_SCHEDULE_UID.choices().get(scenarios % 3);
                    edges.reading(SandboxReading.LIST_ENVELOPE, envelope)
                            .reading(SandboxReading.IDENTITIES_PAGING, paging)
                            .reading(SandboxReading.SCHEDULE_UID, listed)
                            .reading(SandboxReading.LAUNCHED_SCHEDULE_UID, launched);
                    scenario();
                    scenarios++;
                }
            }
        }
        assertThat(scenarios).isEqualTo(18);
    }

    private void scenario() {
        assertThat(bundle.identities.list())
                .extracting(Identity::uid)
                .isEqualTo(edges.identities().uids());
        String uid = bundle.actions
                .schedule(request("0 9 * * *"), CALLBACK, () -> true)
                .uid();
        assertThat(bundle.schedules.list(null))
                .extracting(Schedule::uid)
                .containsExactlyInAnyOrderElementsOf(edges.schedules().uids())
                .contains(uid);
        assertThat(bundle.schedules.change(uid, ScheduleChange.PAUSE).is(ScheduleStatus.PAUSED))
                .isTrue();
        assertThat(bundle.schedules.schedule(uid)).hasValueSatisfying(schedule -> {
            assertThat(schedule.uid()).isEqualTo(uid);
            assertThat(schedule.name()).isEqualTo("nightly");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "CUT_AFTER", "SERVER_ERROR", "SERVER_ERROR_AFTER", "TOO_MANY"})
    void aChangeOfAScheduleSurvivesEachFault(SandboxFault fault) {
        String uid = edges.schedules().add(SandboxSchedule.cron("0 9 * * *", SandboxRun.full(ACTION)));
        edges.faultNext(fault, "POST", "/schedules/*/pause");
        assertThat(bundle.schedules.change(uid, ScheduleChange.PAUSE).is(ScheduleStatus.PAUSED))
                .isTrue();
        assertThat(edges.schedules().status(uid)).isEqualTo("PAUSED");
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_AFTER", "SERVER_ERROR_AFTER"})
    void aLaunchWhoseAnswerIsLostIsNotSentAgain(SandboxFault fault) {
        edges.faultNext(fault, "POST", "/actions/*/run/async");
        assertThatExceptionOfType(EdgesApiException.class)
                .isThrownBy(() -> bundle.actions.launch(request(null), CALLBACK, () -> true))
                .matches(EdgesApiException::outcomeUnknown);
        assertThat(edges.runs()).hasSize(1);
    }

    @Test
    void aLaunchedRunIsFoundInTheListWithItsNameCallbackAndInputs() {
        String uid = bundle.actions.launch(request(null), CALLBACK, () -> true);
        assertThat(edges.runs()).containsExactly(uid);
        assertThat(bundle.api.runsOf(ACTION, 100, 0)).singleElement().satisfies(run -> {
            assertThat(run.run().uid()).isEqualTo(uid);
            assertThat(run.callbackUrl()).isEqualTo(CALLBACK.url());
        });
        assertThat(bundle.api.inputs(uid, null, 100).rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor", "page-header"})
    void aLiveLaunchGivesEveryRecordOnce(String paging) {
        edges.reading(SandboxReading.LIVE_PAGING, paging);
        List<String> records = new ArrayList<>();
        String cursor = null;
        do {
            ResultPage page = bundle.actions.live(request(null), cursor, true);
            page.rows().forEach(record -> records.add(record.toString()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(records).hasSize(60);
        assertThat(new HashSet<>(records)).hasSize(60);
    }

    @Test
    void aBlockedRunIsResumedAndCancelled() {
        String uid = edges.run(SandboxRun.full(ACTION).status("BLOCKED"));
        assertThat(bundle.api.resumeRun(uid, () -> true)).isPresent();
        assertThat(edges.status(uid)).isEqualTo("SCHEDULED");
        bundle.api.cancelRun(uid);
        edges.advance(Duration.ofHours(1));
        assertThat(edges.status(uid)).isEqualTo("STOPPED");
    }
}
