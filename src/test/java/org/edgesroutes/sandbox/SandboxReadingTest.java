package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.edgesroutes.sandbox.SandboxReading.AFTER_FAILURE;
import static org.edgesroutes.sandbox.SandboxReading.ARCHIVING;
import static org.edgesroutes.sandbox.SandboxReading.CANCEL_OF_ENDED;
import static org.edgesroutes.sandbox.SandboxReading.CONTINUE_REFUSAL;
import static org.edgesroutes.sandbox.SandboxReading.CONTINUE_SCHEDULED;
import static org.edgesroutes.sandbox.SandboxReading.ERROR_LABEL;
import static org.edgesroutes.sandbox.SandboxReading.LAUNCH_STATUS;
import static org.edgesroutes.sandbox.SandboxReading.LIST_ENVELOPE;
import static org.edgesroutes.sandbox.SandboxReading.OUTPUTS;
import static org.edgesroutes.sandbox.SandboxReading.OUTPUTS_ORDER;
import static org.edgesroutes.sandbox.SandboxReading.OUTPUT_COUNT;
import static org.edgesroutes.sandbox.SandboxReading.RUN_CALLBACK;
import static org.edgesroutes.sandbox.SandboxReading.RUN_SHAPE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxReadingTest extends WithSandbox {

    @ParameterizedTest
    @CsvSource({"reset,2", "accumulated,5"})
    void outputCountStartsAgainOrCountsOn(String choice, int expected) throws IOException {
        edges.reading(OUTPUT_COUNT, choice);
        String run = continued();
        assertThat(api.json("/runs/" + run).path("output_count").asInt()).isEqualTo(expected);
        assertThat(api.json("/runs/" + run + "/inputs")
                        .get(0)
                        .path("output_count")
                        .asInt())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"accumulated,5", "only-new,2"})
    void outputsKeepOrForgetEarlierIterations(String choice, int expected) throws IOException {
        edges.reading(OUTPUTS, choice);
        assertThat(api.json("/runs/" + continued() + "/outputs")).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource({"newest-first,false", "oldest-first,true"})
    void outputsComeInEitherOrder(String choice, boolean oldestFirst) throws IOException {
        edges.reading(OUTPUTS_ORDER, choice);
        String run = continued();
        List<String> keys = api.json("/runs/" + run + "/outputs").findValuesAsText("linkedin_profile_id");
        String first = edges.produced(run).get(0).key();
        assertThat(keys.indexOf(first)).isEqualTo(oldestFirst ? 0 : 4);
    }

    @ParameterizedTest
    @CsvSource({"remainder,20,0", "everything,30,0", "only-newer,10,10"})
    void aContinueAfterAFailureFetchesTheRestOrEverythingOrOnlyTheNewer(String choice, int produced, int lost) {
        edges.reading(AFTER_FAILURE, choice);
        String run = edges.run(SandboxRun.incremental(CONNECTIONS).existing(20).outcomes("FAILED"));
        continueRun(run);
        assertThat(edges.produced(run)).hasSize(produced);
        assertThat(edges.lost(run)).hasSize(lost);
    }

    @ParameterizedTest
    @CsvSource({"by-cause,422,409", "400,400,400", "404,404,404", "409,409,409", "422,422,422"})
    void aContinueIsRefusedWithAnyCode(String choice, int notIncremental, int wrongStatus) throws IOException {
        edges.reading(CONTINUE_REFUSAL, choice);
        String full = edges.run(SandboxRun.full(CONNECTIONS).status("SUCCEEDED"));
        String standard = edges.run(
                SandboxRun.incremental(CONNECTIONS).status("SUCCEEDED").standardIdentity());
        String busy = edges.run(SandboxRun.incremental(CONNECTIONS).status("QUEUED"));
        assertThat(code("/runs/" + full + "/continue")).isEqualTo(notIncremental);
        assertThat(code("/runs/" + standard + "/continue")).isEqualTo(notIncremental);
        assertThat(code("/runs/" + busy + "/continue")).isEqualTo(wrongStatus);
        assertThat(code("/runs/" + busy + "/resume")).isEqualTo(wrongStatus);
    }

    @ParameterizedTest
    @CsvSource({"accepted,200", "refused,409"})
    void aRunOfAScheduleIsContinuedOrNot(String choice, int code) throws IOException {
        edges.reading(CONTINUE_SCHEDULED, choice);
        String run = edges.run(SandboxRun.incremental(CONNECTIONS)
                .status("SUCCEEDED")
                .scheduledBy("99999999-9999-4999-8999-999999999999"));
        assertThat(code("/runs/" + run + "/continue")).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "items"})
    void listsMayComeInAnEnvelope(String choice) throws IOException {
        edges.reading(LIST_ENVELOPE, choice);
        finished(SandboxRun.full(CONNECTIONS));
        assertThat(api.json("/runs").path(choice)).hasSize(1);
        assertThat(api.json("/runs/callbacks").path(choice)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"newer,true", "older,false"})
    void aRunHasTheFieldsOfEitherVersion(String choice, boolean newer) throws IOException {
        edges.reading(RUN_SHAPE, choice);
        JsonNode run = api.json("/runs/" + finished(SandboxRun.full(CONNECTIONS)));
        assertThat(run.has("name")).isEqualTo(newer);
        assertThat(run.has("synced_at")).isEqualTo(!newer);
    }

    @ParameterizedTest
    @CsvSource({"url,true", "absent,false"})
    void aRunShowsItsCallbackOrNot(String choice, boolean shown) throws IOException {
        edges.reading(RUN_CALLBACK, choice);
        JsonNode run = api.json("/runs/" + finished(SandboxRun.full(CONNECTIONS)));
        assertThat(run.at("/callback/url").isTextual()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"refused,409", "accepted,200"})
    void aCancelOfARunThatHasEndedIsRefusedOrChangesNothing(String choice, int code) throws IOException {
        edges.reading(CANCEL_OF_ENDED, choice);
        String run = finished(SandboxRun.full(CONNECTIONS));
        assertThat(code("/runs/" + run + "/cancel")).isEqualTo(code);
        assertThat(edges.status(run)).isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "error_label"})
    void theErrorOfARunNamesItsLabelEitherWay(String choice) throws IOException {
        edges.reading(ERROR_LABEL, choice);
        JsonNode run = api.json("/runs/" + finished(SandboxRun.full(CONNECTIONS).always("FAILED")));
        assertThat(run.path("last_error").path(choice).asText()).isEqualTo("LK_ERROR");
    }

    @ParameterizedTest
    @CsvSource({"update,200", "creation,404", "never,200"})
    void ninetyDaysCountFromEitherEnd(String choice, int code) throws IOException {
        edges.reading(ARCHIVING, choice);
        String run = finished(SandboxRun.full(CONNECTIONS).age(Duration.ofDays(100)));
        assertThat(api.get("/runs/" + run).statusCode()).isEqualTo(code);
        assertThat(api.json("/runs")).hasSize(code == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"SCHEDULED,SCHEDULED", "pending,pending", "absent,''"})
    void aLaunchNamesItsStatusOrNot(String choice, String status) throws IOException {
        edges.reading(LAUNCH_STATUS, choice);
        String answer = api.post("/actions/" + CONNECTIONS + "/run/async", "{\"inputs\":[{}]}")
                .body();
        assertThat(SandboxJson.read(answer).path("status").asText()).isEqualTo(status);
    }

    @Test
    void aChoiceThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> edges.reading(OUTPUT_COUNT, "sometimes"))
                .withMessage("output-count cannot be 'sometimes', choose one of [reset, accumulated]");
    }
}
