package org.edgesroutes.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A target that answers 2xx although it did not take the record. */
class PartialSuccessTest extends DeliveryTestBase {

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    @BeforeEach
    void answers() {
        TARGET.stubFor(post(anyUrl()).willReturn(okJson("{\"errors\":[]}")));
        TARGET.stubFor(post(anyUrl())
                .withRequestBody(containing("part"))
                .willReturn(aResponse().withStatus(207).withBody("{\"done\":0}")));
        TARGET.stubFor(post(anyUrl())
                .withRequestBody(containing("wrong"))
                .willReturn(okJson("{\"errors\":[{\"field\":\"name\"}]}")));
    }

    private void onlyThoseThatFailedAreDeadLetters(String error) {
        rows.callback(
                "cb",
                "a",
                "run",
                List.of("\"good\"", "\"part\"", "\"wrong\"", "\"fine\""),
                List.of("1", "2", "3", "4"));
        eventually(() -> {
            turn(Duration.ofMinutes(10));
            rows.callback("cb-" + clock.instant(), "a", "run", List.of("\"ok\""), List.of("5"));
            assertThat(rows.text("SELECT record_index FROM edges_dead_letter ORDER BY record_index"))
                    .isEqualTo("1\n2");
        });
        assertThat(rows.text("SELECT error FROM edges_dead_letter WHERE record_index = 2"))
                .contains(error);
    }

    @Test
    void aRecordFailsByWhatTheAnswerSaysInYaml() throws Exception {
        CamelContext context = context(new DeliveryContext(ledger, clock));
        context.getPropertiesComponent().addInitialProperty("checked.url", TARGET.baseUrl() + "/checked");
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(
                        context, "file:routes/examples/deliver-checking-answer.camel.yaml"));
        context.start();

        onlyThoseThatFailedAreDeadLetters(
                "IllegalStateException: the target took the record in part: {\"errors\":[{\"field\":\"name\"}]}");
    }

    @Test
    void aRecordFailsByWhatTheAnswerSaysInJava() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("edges-records:crm")
                        .to(TARGET.baseUrl() + "/java?httpMethod=POST")
                        .convertBodyTo(String.class)
                        .choice()
                        .when(simple("${header.CamelHttpResponseCode} == 207 || ${body} contains '\"errors\":[{'"))
                        .throwException(IllegalStateException.class, "not taken: ${body}");
            }
        });

        onlyThoseThatFailedAreDeadLetters("IllegalStateException: not taken: {\"errors\"");
    }
}
