package org.edgesroutes.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the webhook makes of the body of a request. */
class CallbackBodyTest extends CallbackTestBase {

    @Test
    void theStatusOfACallbackIsKeptInUpperCaseAndItsBodyAsItCame() throws Exception {
        String body = SOUND.formatted("c1").replace("RUNNING", "Succeeded");

        assertThat(post(body).statusCode()).isEqualTo(200);
        assertThat(rows("SELECT status FROM edges_callback")).containsExactly("SUCCEEDED");
        assertThat(rows("SELECT body FROM edges_callback")).containsExactly(body);
    }

    @Test
    void anAcknowledgedCallbackIsInTheLedgerByteForByte() throws SQLException {
        String body = "{ \"callback_ref_uid\" : \"c1\", \"run\":{\"run_uid\":\"r1\"}, \"results\":[ {\"é\":1.50} ] }";
        HttpResponse<String> answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"accepted\"}");
        assertThat(rows("SELECT body FROM edges_callback")).containsExactly(body);
    }

    @Test
    void aRepeatedCallbackIsAcknowledgedAndChangesNothing() throws SQLException {
        post(SOUND.formatted("c1"));
        assertThat(post(SOUND.formatted("c1")).body()).isEqualTo("{\"status\":\"repeated\"}");
        assertThat(rows("SELECT body FROM edges_callback")).hasSize(1);
    }

    @Test
    void aRepeatedReferenceWithAnotherBodyIsKeptAndDeliversWhatIsNew() throws SQLException {
        String one = "{\"callback_ref_uid\":\"c1\",\"run\":{\"run_uid\":\"r1\"},\"sent_at\":1,\"results\":[{\"a\":1}]}";
        String later = one.replace("\"sent_at\":1", "\"sent_at\":2");
        String more = one.replace("{\"a\":1}", "{\"a\":1},{\"a\":2}");
        for (String body : new String[] {one, later, more, more, one}) {
            assertThat(post("/a", "new", BodyPublishers.ofString(body), Map.of("Content-Type", "application/json"))
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(rows("SELECT body FROM edges_callback ORDER BY callback_id")).containsExactly(one, later, more);
        assertThat(rows("SELECT coalesce(variant_of, '-') FROM edges_callback ORDER BY callback_id"))
                .containsExactly("-", "c1", "c1");
        assertThat(rows("SELECT record || ' ' || change FROM edges_record ORDER BY callback_id, record_index"))
                .containsExactly("{\"a\":1} created", "{\"a\":1} repeated", "{\"a\":1} repeated", "{\"a\":2} created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"run\":{\"run_uid\":\"r1\"}}",
                "{\"run\":{\"run_uid\":\"r1\",\"status\":\"NEVER_SEEN\"},\"results\":null}",
                "{\"run\":{\"run_uid\":\"r1\",\"status\":null},\"input\":null,\"custom_data\":null,\"results\":[]}",
                "{\"run\":{\"run_uid\":\"r1\",\"status\":\"FAILED\"},\"results\":null,\"error\":{\"error_label\":\"X\"}}",
                "{\"run\":{\"run_uid\":\"r1\"},\"results\":[1,null,\"x\",[],{\"a\":{}}],\"something\":{\"new\":[1]}}",
                "{\"run\":{\"run_uid\":\"r1\"},\"results\":{\"a\":\"single\"}}",
                "{\"callback_ref_uid\":\"\",\"run\":{\"run_uid\":\"r1\"},\"results\":[{}]}",
                "{\"callback_ref_uid\":7,\"run\":{\"run_uid\":\"r1\"},\"results\":[{}]}"
            })
    void everyVariantOfACallbackIsAcceptedAndKeptAsItIs(String body) throws SQLException {
        assertThat(post(body).statusCode()).isEqualTo(200);
        assertThat(post(body).body()).contains("repeated");
        assertThat(rows("SELECT body FROM edges_callback")).containsExactly(body);
    }

    @Test
    void resultsThatAreNoObjectsAreRecordsAsTheyAre() throws SQLException {
        post("{\"run\":{\"run_uid\":\"r1\"},\"results\":[1,\"x\",[2],{\"a\":1}]}");
        assertThat(rows("SELECT record FROM edges_record ORDER BY record_index"))
                .containsExactly("1", "x", "[2]", "{\"a\":1}");
    }

    @Test
    void resultsThatAreNoListAreOneRecord() throws SQLException {
        post("{\"run\":{\"run_uid\":\"r1\"},\"results\":{\"a\":[1],\"b\":2}}");
        post("{\"run\":{\"run_uid\":\"r1\"},\"results\":\"x\"}");
        assertThat(rows("SELECT record_index || record FROM edges_record ORDER BY callback_id"))
                .containsExactly("0{\"a\":[1],\"b\":2}", "0x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\ud83d", "a\\u0000", "a\\r\\nX-Forged: 1"})
    void aReferenceThatIsNoPlainTextIsNeitherMistakenForAnotherNorPassedOn(String ref) throws SQLException {
        String first = SOUND.formatted(ref);
        String second = first.replace("RUNNING", "SUCCEEDED");
        assertThat(post(first).body()).contains("accepted");
        assertThat(post(second).body()).contains("accepted");
        assertThat(rows("SELECT body FROM edges_callback WHERE callback_ref_uid LIKE 'sha256:%'"))
                .containsExactly(first, second);
        assertThat(post("{\"run\":{\"run_uid\":\"" + ref + "\"}}").statusCode()).isEqualTo(422);
    }

    @Test
    void aFormThatCannotBeReadIsAFaultOfWhoeverSentIt() {
        for (String type : new String[] {"application/x-www-form-urlencoded", "multipart/form-data"}) {
            String large = SOUND.formatted("x".repeat(10_000));
            assertThat(post("", "new", BodyPublishers.ofString(large), Map.of("Content-Type", type))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void eachEventOfTheWorkspaceIsAcknowledgedAndKept() throws SQLException {
        String event = "{\"event_type\":\"integration\",\"event\":\"AUTH_EXPIRED\"}";
        assertThat(post(event).statusCode()).isEqualTo(200);
        assertThat(post(event).statusCode()).isEqualTo(200);
        assertThat(rows("SELECT body FROM edges_callback WHERE origin = 'event'"))
                .containsExactly(event, event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "null",
                "{\"run\":null}",
                "{\"run\":{}}",
                "{\"run\":{\"run_uid\":\"\"}}",
                "{\"run\":{\"run_uid\":{}}}"
            })
    void jsonThatIsNeitherIsToldSo(String body) throws SQLException {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).startsWith("{\"error\":\"").contains("run_uid");
        assertThat(rows("SELECT body FROM edges_callback")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not json",
                "{\"run\":{\"run_uid\":\"r1\"}",
                "{} {}",
                "{\"a\":01}",
                "1e99999999999",
                "{\"run\":{\"run_uid\":\"r1\"},\"results\":[1e99999999999]}"
            })
    void whatIsNoJsonIsToldSo(String body) {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"the body is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"run\":{\"run_uid\":\"A\",\"run_uid\":\"B\"},\"results\":[]}",
                "{\"run\":{\"run_uid\":\"A\",\"status\":\"RUNNING\",\"status\":\"FAILED\"}}",
                "{\"run\":{\"run_uid\":\"A\",\"x\":{\"y\":1,\"y\":2}}}",
                "{\"run\":{\"run_uid\":\"A\"},\"run\":{\"run_uid\":\"B\"}}",
                "{\"run\":{\"run_uid\":\"A\"},\"input\":{\"id\":1,\"id\":2}}",
                "{\"run\":{\"run_uid\":\"A\"},\"results\":[1],\"results\":[2]}",
                "{\"event_type\":\"a\",\"event_type\":\"b\"}"
            })
    void aFieldTheBundleReadsIsRefusedWhereItIsThereTwice(String body) throws SQLException {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("is there twice");
        assertThat(rows("SELECT body FROM edges_callback")).isEmpty();
    }

    @Test
    void aFieldThatIsTwiceInARecordStaysAsItCame() throws SQLException {
        String body = "{\"run\":{\"run_uid\":\"r1\"},\"results\":[{\"a\":1,\"a\":2}]}";
        assertThat(post(body).statusCode()).isEqualTo(200);
        assertThat(rows("SELECT body FROM edges_callback")).containsExactly(body);
    }

    @Test
    void whatIsNoUtf8IsToldSo() {
        byte[] latin = "{\"run\":{\"run_uid\":\"r1\"},\"results\":[\"\u00e9\"]}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "{\"run\":{\"run_uid\":\"r1\"}}".getBytes(StandardCharsets.UTF_16LE);
        assertThat(post("", "new", BodyPublishers.ofByteArray(latin), Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(post("", "new", BodyPublishers.ofByteArray(wide), Map.of()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBodyTooDeepIsRefusedAndTheNextOneIsTaken() {
        String deep = "{\"run\":{\"run_uid\":\"r1\"},\"results\":[" + "[".repeat(100_000) + "]".repeat(100_000) + "]}";
        assertThat(post(deep).statusCode()).isEqualTo(400);
        assertThat(post(SOUND.formatted("c1")).statusCode()).isEqualTo(200);
    }
}
