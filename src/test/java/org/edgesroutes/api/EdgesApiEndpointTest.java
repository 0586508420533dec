package org.edgesroutes.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** What routes may send to Edges, what comes back, and what never leaves. */
class EdgesApiEndpointTest extends EdgesApiTestBase {

    @Test
    void aCallerThatRetriesByItselfDoesNotDoSoForEver() throws Exception {
        fixture.edges.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(4).redeliveryDelay(1));
                from("direct:caller")
                        .setVariable(EdgesApi.PATH)
                        .constant("/runs/run-1")
                        .to(EdgesApi.ENDPOINT);
            }
        });
        fixture.context.createProducerTemplate().request("direct:caller", call -> {});
        fixture.edges.verify(3, getRequestedFor(anyUrl()));
    }

    @Test
    void aCallThatIsNotWantedAnyMoreWhenItsTurnComesDoesNotLeave() {
        assertThat(failure(() -> fixture.api.continueRun("run-1", () -> false)))
                .hasMessageContaining("not wanted any more");
        assertThat(requests()).isEmpty();
    }

    @Test
    void cookiesOfOneAnswerAreNotSentWithTheNextCall() {
        fixture.edges.stubFor(get(anyUrl()).willReturn(okJson(RUN).withHeader("Set-Cookie", "session=1; Path=/")));
        fixture.api.run("run-1");
        fixture.api.run("run-1");
        assertThat(requests()).hasSize(2).noneMatch(request -> request.containsHeader("Cookie"));
    }

    @Test
    void noHeaderOfTheCallerLeavesNorSteersTheCallAndNoneComesBack() {
        fixture.edges.stubFor(get(anyUrl()).willReturn(okJson(RUN).withHeader("X-Edges", "inside")));

        Exchange exchange = fixture.context.createProducerTemplate().request(EdgesApi.ENDPOINT, call -> {
            call.setVariable(EdgesApi.PATH, "/runs/run-1");
            call.getMessage().setBody("somebody's secret");
            call.getMessage()
                    .setHeaders(Map.of(
                            "Authorization", "Bearer inbound",
                            "X-Custom", "inbound",
                            "CamelHttpUri", "http://127.0.0.1:1/evil",
                            "CamelHttpPath", "/evil",
                            "CamelHttpQuery", "leak=1",
                            "CamelRestHttpUri", "http://127.0.0.1:1/evil",
                            "CamelHttpMethod", "DELETE"));
        });

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
        LoggedRequest sent = requests().get(0);
        assertThat(sent.getUrl()).isEqualTo("/v1/runs/run-1");
        assertThat(sent.getMethod().value()).isEqualTo("GET");
        assertThat(sent.getBodyAsString()).isEmpty();
        assertThat(sent.getHeaders().keys())
                .map(String::toLowerCase)
                .containsOnly("accept", "accept-encoding", "connection", "host", "user-agent", "x-api-key");
    }

    @Test
    void theNextPageIsFollowedAsItIsAndOnlyToTheHostOfTheApi() {
        String next = fixture.edges.baseUrl() + "/v1/runs/run-1/outputs?limit=100&cursor=a%2Bb%3D%3D&q=a+b";
        fixture.edges.stubFor(get(anyUrl()).willReturn(okJson("[]").withHeader("X-Pagination-Next", next)));

        Exchange first = page("/runs/run-1/outputs");
        assertThat(first.getVariable(EdgesApi.NEXT)).isEqualTo(next);
        assertThat(first.getVariable(EdgesApi.PATH)).isNull();
        page(next);
        assertThat(requests())
                .extracting(LoggedRequest::getUrl)
                .contains("/v1/runs/run-1/outputs?limit=100&cursor=a%2Bb%3D%3D&q=a+b");

        for (String elsewhere : List.of(
                "http://127.0.0.1:1/v1/runs",
                "https://localhost:" + fixture.edges.port() + "/v1/runs",
                "//evil.example/v1",
                fixture.edges.baseUrl().replace("http://", "http://localhost@evil.example:") + "/v1",
                fixture.edges.baseUrl().replace("http://", "http://user@") + "/v1",
                "file:/etc/passwd")) {
            assertThat(page(elsewhere).getException()).as(elsewhere).isInstanceOf(EdgesApiException.class);
        }
        assertThat(requests()).hasSize(2);
    }

    @Test
    void theKeyIsInNoMessageEvenWhenEdgesQuotesIt() {
        fixture.edges.stubFor(get(anyUrl())
                .withHeader("X-API-Key", equalTo(ApiFixture.KEY))
                .willReturn(jsonResponse("{\"message\": \"bad key " + ApiFixture.KEY + "\"}", 401)));
        assertThat(failure(() -> fixture.api.run("run-1")))
                .hasMessageContaining("bad key ****")
                .hasMessageContaining("check edges.api.key");
    }

    @Test
    void withoutAKeyNothingIsSent() {
        fixture.close();
        fixture = new ApiFixture(directory, Optional.empty(), null);
        assertThat(fixture.api.enabled()).isFalse();
        assertThatThrownBy(() -> fixture.api.run("run-1"))
                .isInstanceOf(EdgesApiException.class)
                .hasMessageContaining("edges.api.key is not set");
        assertThat(requests()).isEmpty();
    }
}
