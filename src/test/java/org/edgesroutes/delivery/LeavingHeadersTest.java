package org.edgesroutes.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.TestSettings;
import org.edgesroutes.WebhookHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From the webhook to a target over HTTP, by a route without any step for headers. */
class LeavingHeadersTest {

    private static final Set<String> STANDARD =
            Set.of("Accept-Encoding", "Connection", "Content-Length", "Content-Type", "Host", "User-Agent");

    private static final List<String> CONTROLS = List.of(
            "CamelHttpUri",
            "CamelHttpPath",
            "CamelHttpQuery",
            "CamelHttpMethod",
            "CamelFileName",
            "CamelSqlQuery",
            "CamelEdgesRecordId",
            "Authorization",
            "Host");

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    @TempDir
    Path directory;

    private static Map<String, Object> planted() {
        Map<String, Object> fields = new LinkedHashMap<>();
        CONTROLS.forEach(name -> fields.put(name, "http://127.0.0.1:9/evil"));
        return fields;
    }

    private static String callback(String ref) throws Exception {
        Map<String, Object> body = planted();
        for (String field : List.of("batch", "input", "custom_data", "headers", "meta")) {
            body.put(field, planted());
        }
        Map<String, Object> run = planted();
        run.put("run_uid", "CamelHttpUri");
        run.put("status", "CamelHttpUri");
        body.put("run", run);
        body.put("callback_ref_uid", ref);
        body.put("action", "CamelHttpUri");
        body.put("results", List.of(planted(), Map.of("CamelHttpUri", planted())));
        return new ObjectMapper().writeValueAsString(body);
    }

    private static void send(WebhookHost host, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host.webhook() + "/CamelHttpUri"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        CONTROLS.stream()
                .filter(name -> !name.equals("Host"))
                .forEach(name -> request.header(name, "http://127.0.0.1:9/evil"));
        assertThat(HttpClient.newHttpClient()
                        .send(request.build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<LoggedRequest> delivered(int count) {
        await().until(() -> TARGET.findAll(postRequestedFor(anyUrl())).size() == count);
        return TARGET.findAll(postRequestedFor(anyUrl()));
    }

    @Test
    void noFieldOfACallbackSteersADeliveryAndOnlyTheIdempotencyKeyLeaves() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        try (WebhookHost host = WebhookHost.start(TestSettings.in(directory))) {
            for (String format : List.of("json", "map")) {
                host.add(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("kamelet:edges-records-source?downstream=%s&format=%s".formatted(format, format))
                                .choice()
                                .when(body().isInstanceOf(Map.class))
                                .marshal()
                                .json()
                                .end()
                                .to(TARGET.baseUrl() + "/intended?httpMethod=POST");
                    }
                });
            }
            send(host, callback("CamelHttpUri"));

            for (LoggedRequest request : delivered(4)) {
                assertThat(request.getUrl()).isEqualTo("/intended");
                assertThat(request.getHeaders().all().stream()
                                .map(header -> header.key())
                                .filter(name -> !STANDARD.contains(name))
                                .collect(Collectors.toSet()))
                        .containsExactly("Idempotency-Key");
                assertThat(request.getHeader("Idempotency-Key")).matches("CamelHttpUri:[01]");
            }
        }
    }

    @Test
    void differentIdsLeaveAsDifferentKeysInAscii() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        try (WebhookHost host = WebhookHost.start(TestSettings.in(directory))) {
            host.add(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:edges-records-source?downstream=crm")
                            .to(TARGET.baseUrl() + "/intended?httpMethod=POST");
                }
            });
            String large = "x".repeat(70_000);
            for (String ref : List.of("Ω-1", "Σ-1")) {
                send(
                        host,
                        "{\"callback_ref_uid\":\"%s\",\"run\":{\"run_uid\":\"r\"},\"custom_data\":{\"large\":\"%s\"},\"results\":[{\"n\":\"%s\"}]}"
                                .formatted(ref, large, ref));
            }

            assertThat(delivered(2))
                    .extracting(request -> request.getHeader("Idempotency-Key"))
                    .containsExactlyInAnyOrder("%CE%A9-1:0", "%CE%A3-1:0");
        }
    }
}
