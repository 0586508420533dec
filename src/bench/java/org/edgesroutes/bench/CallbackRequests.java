package org.edgesroutes.bench;

import static org.edgesroutes.bench.CallbackRequest.NUMBER;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Callbacks as Edges posts them, some different ones that are sent in turn. */
final class CallbackRequests {

    private static final int VARIANTS = 8;
    private static final int SHORTEST_RECORD = 500;
    private static final int LONGEST_RECORD = 1000;
    private static final String[] WORDS =
            ("growth engineer résumé naïve 漢字 head of sales product “quoted” founder Zürich "
                            + "São Paulo market \\\"escaped\\\" line\\n revenue data team operations partner Ångström analyst 🚀")
                    .split(" ");

    private CallbackRequests() {}

    /** @param run tells the records of this load from those of any other */
    static List<CallbackRequest> of(URI target, String run, int records) {
        Random random = new Random(42);
        return IntStream.range(0, VARIANTS)
                .mapToObj(variant -> request(target, body(run, records, random)))
                .toList();
    }

    private static CallbackRequest request(URI target, byte[] body) {
        String head = "POST %s HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(target.getPath(), target.getHost(), target.getPort(), body.length);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return CallbackRequest.of(request.toByteArray());
    }

    private static byte[] body(String run, int records, Random random) {
        String results = IntStream.range(0, records)
                .mapToObj(index -> result(run, index, random))
                .collect(Collectors.joining(","));
        String body = """
                {"callback_ref_uid":"callback-%1$s-%2$s",\
                "run":{"run_uid":"run-%1$s","batch_uid":"batch-%1$s-%2$s","status":"RUNNING","scheduled_run_uid":null},\
                "input":{"linkedin_profile_url":"https://example.com/in/%1$s"},"custom_data":{"tenant":"t1"},"error":null,\
                "results":[%3$s]}""".formatted(run, NUMBER, results);
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String result(String run, int index, Random random) {
        StringBuilder result = new StringBuilder("""
                {"linkedin_profile_id":9%2$s%4$04d,"sales_navigator_profile_id":"rec~%1$s~%2$s~%3$d~",\
                "first_name":"Zoë","last_name":"Müller","full_name":"Zoë Müller","connected_at":"2026-11-20T10:15:00Z",\
                "linkedin_profile_url":"https://example.com/in/zoe-%2$s-%3$d",\
                "profile_image_url":"https://example.com/images/%2$s/%3$d.jpg","job_title":\"""".formatted(run, NUMBER, index, index));
        int length = random.nextInt(SHORTEST_RECORD, LONGEST_RECORD);
        while (result.toString().getBytes(StandardCharsets.UTF_8).length < length) {
            result.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return result.append("\"}").toString();
    }
}
