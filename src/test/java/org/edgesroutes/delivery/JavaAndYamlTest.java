package org.edgesroutes.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One pipeline, written in both languages, on one ledger: what comes out is the same. */
class JavaAndYamlTest extends DeliveryTestBase {

    private static final int KEYS = 7;

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private RouteBuilder java() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=java&actions=wanted&changes=created,updated"
                                + "&concurrency=3&format=map&retryAttempts=1")
                        .routeId("java")
                        .filter(simple("${body[n]} != 4"))
                        .setHeader("X-Key", simple("${header.CamelEdgesRecordKey}"))
                        .setHeader("X-Team", simple("${variable.edgesCustomData[team]}"))
                        .setBody(simple("${map(number,${body[n]},change,${header.CamelEdgesChange})}"))
                        .marshal()
                        .json()
                        .to(TARGET.baseUrl() + "/java?httpMethod=POST");
            }
        };
    }

    private static String yaml() {
        return """
                - route:
                    id: yaml
                    from:
                      uri: kamelet:edges-records-source
                      parameters:
                        downstream: yaml
                        actions: wanted
                        changes: created,updated
                        concurrency: 3
                        format: map
                        retryAttempts: 1
                      steps:
                        - filter:
                            expression:
                              simple:
                                expression: ${body[n]} != 4
                            steps:
                              - setHeader:
                                  name: X-Key
                                  expression:
                                    simple:
                                      expression: ${header.CamelEdgesRecordKey}
                              - setHeader:
                                  name: X-Team
                                  expression:
                                    simple:
                                      expression: ${variable.edgesCustomData[team]}
                              - setBody:
                                  expression:
                                    simple:
                                      expression: ${map(number,${body[n]},change,${header.CamelEdgesChange})}
                              - marshal:
                                  json: {}
                              - to:
                                  uri: %s/yaml
                                  parameters:
                                    httpMethod: POST
                """.formatted(TARGET.baseUrl());
    }

    /** Each request in words, by the key of its record, in the order in which they came. */
    private static Map<String, List<String>> posted(String path) {
        Map<String, List<String>> byKey = new TreeMap<>();
        for (LoggedRequest request : TARGET.findAll(postRequestedFor(urlEqualTo("/" + path)))) {
            String headers = request.getHeaders().all().stream()
                    .filter(header -> !header.keyEquals("Host"))
                    .map(HttpHeader::toString)
                    .sorted()
                    .collect(Collectors.joining(" "));
            byKey.computeIfAbsent(request.getHeader("X-Key"), key -> new ArrayList<>())
                    .add(request.getBodyAsString() + " " + headers);
        }
        return byKey;
    }

    private String dead(String downstream) {
        return rows.text(
                "SELECT callback_id || ':' || record_index || ' ' || attempts || ' '"
                        + " || replace(error, ?, '') FROM edges_dead_letter WHERE downstream = ?"
                        + " ORDER BY callback_id, record_index",
                downstream,
                downstream);
    }

    @Test
    void thePipelineThatIsWrittenInJavaAndTheOneInYamlDoTheSame() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        TARGET.stubFor(post(anyUrl())
                .withRequestBody(containing("\"number\":13,"))
                .willReturn(aResponse().withStatus(422).withBody("no")));
        CamelContext context = context(new DeliveryContext(Workspace.ONLY, ledger, clock));
        context.addRoutes(java());
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("yaml.camel.yaml", yaml()));
        context.start();
        for (int c = 0; c < 12; c++) {
            int first = c * 10;
            List<Integer> numbers = IntStream.range(first, first + 10).boxed().toList();
            rows.callback(
                    "cb-" + c,
                    c % 4 == 3 ? "unwanted" : "wanted",
                    "run",
                    numbers.stream().map("{\"n\": %d}"::formatted).toList(),
                    numbers.stream().map(n -> "k" + n % KEYS).toList(),
                    numbers.stream()
                            .map(n -> List.of("created", "updated", "repeated").get(n % 3))
                            .toList());
        }

        eventually(() -> {
            turn(Duration.ofSeconds(7));
            assertThat(rows.open("java") + rows.open("yaml")).isZero();
            assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero();
        });
        assertThat(posted("yaml")).isEqualTo(posted("java")).hasSize(KEYS);
        assertThat(posted("java").values().stream().flatMap(List::stream))
                .hasSize(60)
                .allMatch(request -> request.contains("X-Team"));
        assertThat(dead("yaml")).isEqualTo(dead("java")).startsWith("2:3 2 HTTP 422");
    }
}
