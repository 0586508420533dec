package org.edgesroutes.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The documented payloads: callbacks in every variant, and events of the workspace. */
final class Payloads {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PEOPLE = """
            [{"full_name":"Zoë O'Neil","linkedin_profile_id":77,"linkedin_profile_url":"https://x/in/zoe","headline":null,
              "is_premium":true,"score":0.50,"skills":["a","b"],"company":{"name":"Ärzte 🩺","size":12}},
             {"full_name":"Bo","linkedin_profile_id":78,"connected_at":"2026-03-01T08:00:00.000Z"}]""";

    private static final List<JsonNode> ALL = Stream.of(
                    """
                    {"callback_ref_uid":"c","run":{"run_uid":"r","batch_uid":"b","status":"RUNNING",
                     "scheduled_run_uid":null},"input":{"linkedin_post_url":"https://x/1"},
                     "custom_data":{"team":"a"},"error":null,"results":%s}""".formatted(PEOPLE), """
                    {"callback_ref_uid":"c","run":{"run_uid":"r","status":"SUCCEEDED"},"input":null,
                     "custom_data":null,"error":null,"results":null}""", """
                    {"run":{"run_uid":"r","batch_uid":"b","status":"RUNNING"},"input":{"a":1},
                     "custom_data":{},"error":null,"results":%s}""".formatted(PEOPLE), """
                    {"run":{"run_uid":"r","status":"PARTIAL_SUCCEEDED"},"results":[{"message_id":"m","text":"hi"}],
                     "error":null}""", """
                    {"callback_ref_uid":"c","run":{"run_uid":"r","status":"FAILED"},"input":{"a":"b"},"results":null,
                     "error":{"error_label":"STATUS_404","error_scope":"input","message":"gone","params":{}}}""", """
                    {"event_type":"integration","event":"AUTH_EXPIRED","data":{"reason":"x"},
                     "action_to_be_taken":"RETRY_LOGIN"}""")
            .map(Payloads::parsed)
            .toList();

    private Payloads() {}

    /** @param number makes it another one than all others, where it has references at all */
    static ObjectNode any(Random random, long number) {
        ObjectNode payload = ALL.get(random.nextInt(ALL.size())).deepCopy();
        if (payload.has("callback_ref_uid")) {
            payload.put("callback_ref_uid", refUid(number));
        }
        if (payload.get("run") instanceof ObjectNode run) {
            run.put("run_uid", "r-" + random.nextInt(500));
        }
        payload.path("results").forEach(record -> {
            if (record.has("linkedin_profile_id")) {
                ((ObjectNode) record).put("linkedin_profile_id", random.nextInt(5000));
            }
        });
        return payload;
    }

    /** A reference that no change of a few characters turns into another one's. */
    static String refUid(long number) {
        return "c-%d-%08x".formatted(number, (int) (number * 0x9E3779B97F4A7C15L >>> 32));
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }
}
