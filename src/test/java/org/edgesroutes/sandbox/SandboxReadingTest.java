package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.edgesroutes.sandbox.SandboxReading.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxReadingTest {

    private static final String CONNECTIONS = "linkedin-extract-connections";

    private Receiver receiver;
    private EdgesSandbox edges;
    private Caller api;

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
    @CsvSource({"new,2", "same,1"})
    void aContinuationHasABatchOfItsOwnOrNot(String choice, int batches) {
        edges.reading(BATCH_UID, choice);
        String run = continued();
        assertThat(edges.produced(run).stream().map(SandboxRecord::batchUid).distinct())
                .hasSize(batches);
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
    @CsvSource({"400", "404", "409", "422"})
    void aReplayIsRefusedWithAnyCode(int code) throws IOException {
        edges.reading(REPLAY_REFUSAL, Integer.toString(code)).reading(REPLAY_OF_SUCCESS, "refused");
        assertThat(code(replayOfFirst())).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"kept,1", "changed,2"})
    void aReplayKeepsItsReferenceOrNot(String choice, int references) throws IOException {
        edges.reading(REPLAY_REF_UID, choice);
        assertThat(code(replayOfFirst())).isEqualTo(200);
        edges.advance(Duration.ofHours(1));
        List<JsonNode> callbacks = receiver.callbacks();
        assertThat(callbacks).hasSize(2);
        assertThat(new HashSet<>(List.of(
                        callbacks.get(0).path("callback_ref_uid"),
                        callbacks.get(1).path("callback_ref_uid"))))
                .hasSize(references);
    }

    @ParameterizedTest
    @CsvSource({"equal,true", "different,false"})
    void theReferenceIsTheUidOfTheHistoryOrNot(String choice, boolean equal) throws IOException {
        edges.reading(CALLBACK_REF_UID, choice);
        finished(SandboxRun.full(CONNECTIONS).existing(0));
        String uid = api.json("/runs/callbacks").get(0).path("uid").asText();
        assertThat(receiver.callbacks().get(0).path("callback_ref_uid").asText().equals(uid))
                .isEqualTo(equal);
    }

    @ParameterizedTest
    @CsvSource({
        "reference,true,true,true",
        "unknown-fields,true,true,true",
        "without-ref-uid,false,true,true",
        "predecessor,false,false,true",
        "support-text,false,false,false"
    })
    void aCallbackHasMoreOrFewerFields(String choice, boolean ref, boolean schedule, boolean input) throws IOException {
        edges.reading(CALLBACK_SHAPE, choice);
        finished(SandboxRun.full(CONNECTIONS));
        JsonNode callback = receiver.callbacks().get(0);
        assertThat(callback.has("callback_ref_uid")).isEqualTo(ref);
        assertThat(callback.path("run").has("scheduled_run_uid")).isEqualTo(schedule);
        assertThat(callback.has("input")).isEqualTo(input);
        assertThat(callback.path("results")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"null,0", "empty,0", "absent,0", "last-page,2", "all,12"})
    void theFinalCallbackHoldsNothingOrSomethingOrAll(String choice, int size) throws IOException {
        edges.reading(FINAL_RESULTS, choice);
        finished(SandboxRun.full(CONNECTIONS).existing(12).onFinalOnly());
        JsonNode callback = receiver.callbacks().get(0);
        assertThat(receiver.callbacks()).hasSize(1);
        assertThat(callback.has("results")).isEqualTo(!choice.equals("absent"));
        assertThat(callback.path("results").isNull()).isEqualTo(choice.equals("null"));
        assertThat(callback.path("results")).hasSize(size);
    }

    @ParameterizedTest
    @CsvSource({"sent,2", "none,1"})
    void aBlockedRunSaysSoOrNot(String choice, int callbacks) throws IOException {
        edges.reading(BLOCKED_CALLBACK, choice);
        finished(SandboxRun.full(CONNECTIONS).existing(20).always("BLOCKED"));
        assertThat(receiver.callbacks()).hasSize(callbacks);
    }

    @ParameterizedTest
    @CsvSource({"absent,false", "present,true"})
    void recordsInCallbacksAreDatedOrNot(String choice, boolean dated) throws IOException {
        edges.reading(EXTRACTED_AT, choice);
        String run = finished(SandboxRun.full(CONNECTIONS));
        assertThat(receiver.records()).allMatch(json -> json.has("extracted_at") == dated);
        assertThat(api.json("/runs/" + run + "/outputs")).allMatch(json -> json.has("extracted_at"));
        assertThat(edges.produced(run)).noneMatch(record -> record.json().has("extracted_at"));
    }

    @ParameterizedTest
    @CsvSource({"integer,true,false", "string,false,true", "mixed,true,true"})
    void idsAreNumbersOrText(String choice, boolean numbers, boolean texts) throws IOException {
        edges.reading(ID_TYPE, choice);
        finished(SandboxRun.full(CONNECTIONS).existing(20));
        List<JsonNode> ids = receiver.records().stream()
                .map(json -> json.get("linkedin_profile_id"))
                .toList();
        assertThat(ids.stream().anyMatch(JsonNode::isNumber)).isEqualTo(numbers);
        assertThat(ids.stream().anyMatch(JsonNode::isTextual)).isEqualTo(texts);
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
    @CsvSource({"20,400", "100,200"})
    void theCallbackListHasEitherLimit(String choice, int code) throws IOException {
        edges.reading(CALLBACKS_LIMIT, choice);
        assertThat(api.get("/runs/callbacks?limit=100").statusCode()).isEqualTo(code);
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
        assertThat(Json.read(answer).path("status").asText()).isEqualTo(status);
    }

    @Test
    void aChoiceThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> edges.reading(OUTPUT_COUNT, "sometimes"))
                .withMessage("output-count cannot be 'sometimes', choose one of [reset, accumulated]");
    }

    private String continued() {
        String run = edges.run(SandboxRun.incremental(CONNECTIONS).existing(3).arrivals(2));
        continueRun(run);
        return run;
    }

    private void continueRun(String run) {
        edges.advance(Duration.ofHours(1));
        try {
            assertThat(code("/runs/" + run + "/continue")).isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        edges.advance(Duration.ofHours(1));
    }

    private String finished(SandboxRun plan) {
        String run = edges.run(plan);
        edges.advance(Duration.ofHours(1));
        return run;
    }

    private String replayOfFirst() throws IOException {
        finished(SandboxRun.full(CONNECTIONS).existing(0));
        return "/runs/callbacks/"
                + api.json("/runs/callbacks").get(0).path("uid").asText() + "/replay";
    }

    private int code(String path) throws IOException {
        HttpResponse<String> answer = api.post(path);
        return answer.statusCode();
    }
}
