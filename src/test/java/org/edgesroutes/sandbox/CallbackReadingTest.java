package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.sandbox.SandboxReading.BATCH_UID;
import static org.edgesroutes.sandbox.SandboxReading.BLOCKED_CALLBACK;
import static org.edgesroutes.sandbox.SandboxReading.CALLBACKS_LIMIT;
import static org.edgesroutes.sandbox.SandboxReading.CALLBACK_REF_UID;
import static org.edgesroutes.sandbox.SandboxReading.CALLBACK_SHAPE;
import static org.edgesroutes.sandbox.SandboxReading.EXTRACTED_AT;
import static org.edgesroutes.sandbox.SandboxReading.FINAL_RESULTS;
import static org.edgesroutes.sandbox.SandboxReading.ID_TYPE;
import static org.edgesroutes.sandbox.SandboxReading.REPLAY_OF_SUCCESS;
import static org.edgesroutes.sandbox.SandboxReading.REPLAY_REFUSAL;
import static org.edgesroutes.sandbox.SandboxReading.REPLAY_REF_UID;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackReadingTest extends WithSandbox {

    @ParameterizedTest
    @CsvSource({"new,2", "same,1"})
    void aContinuationHasABatchOfItsOwnOrNot(String choice, int batches) {
        edges.reading(BATCH_UID, choice);
        String run = continued();
        assertThat(edges.produced(run).stream().map(SandboxRecord::batchUid).distinct())
                .hasSize(batches);
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
    @CsvSource({"20,400", "100,200"})
    void theCallbackListHasEitherLimit(String choice, int code) throws IOException {
        edges.reading(CALLBACKS_LIMIT, choice);
        assertThat(api.get("/runs/callbacks?limit=100").statusCode()).isEqualTo(code);
    }
}
