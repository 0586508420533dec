package org.edgesroutes.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.reload.RouteMistakes.DELIVERY;
import static org.edgesroutes.reload.RouteMistakes.STEP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.delivery.RecordStamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file for each common mistake of a person who edits YAML, and the message that it gets. */
class RouteMessagesTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    private RouteChecks checks;

    @BeforeEach
    void start() {
        context.getRegistry().bind("edgesStamp", new RecordStamp());
        context.getPropertiesComponent().addInitialProperty("crm.url", "http://127.0.0.1:1/mine");
        context.getPropertiesComponent().addInitialProperty("crm.password", "hunter2");
        context.start();
        checks = new RouteChecks(context);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private CheckedFile check(String text) throws RouteFaultException {
        return checks.check(new RouteFile(Path.of("/somewhere/routes/mine.yaml"), text, ""));
    }

    private String message(String text) {
        try {
            return String.join(
                    "\n",
                    check(text).warnings().stream()
                            .map(warning -> warning.at("mine.yaml", "warning: "))
                            .toList());
        } catch (RouteFaultException refused) {
            return refused.fault().at("mine.yaml");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.edgesroutes.reload.RouteMistakes#mistakes")
    void aMistakeGetsItsMessageWithPlaceAndRemedy(String mistake, String text, String message) {
        assertThat(message(text)).isEqualTo(message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.edgesroutes.reload.RouteMistakes#mistakes")
    void thePageListsTheMessage(String mistake, String text, String message) throws IOException {
        assertThat(Files.readString(Path.of("docs/yaml.md")))
                .contains(message.replaceFirst("^mine.yaml:\\d+:\\d+: ", ""));
    }

    @Test
    void aFileWithoutAMistakeGetsNoMessage() {
        assertThat(message(DELIVERY)).isEmpty();
    }

    @Test
    void aFieldIsReadWhereTheRecordIsParsed() {
        String field = "        - setBody:\n            simple: ${body[full_name]}\n";
        assertThat(message(DELIVERY.replace(STEP, field + STEP)
                        .replace("actions: linkedin-extract-messages", "format: map")))
                .isEmpty();
        assertThat(message(DELIVERY.replace(STEP, "        - unmarshal:\n            json: {}\n" + field + STEP)))
                .isEmpty();
        assertThat(message(DELIVERY.replace(STEP, field.replace("full_name", "0") + STEP)))
                .isEmpty();
    }

    @Test
    void aRouteThatTheRecordsGetToMayNotSendGetEither() {
        String sub = DELIVERY.replace("id: deliver", "id: send")
                .replace("kamelet:edges-records-source", "direct:send")
                .replaceAll("      parameters:\n        downstream.*\n.*\n", "")
                .replace("httpMethod: POST", "tenant: acme");
        String deliver = DELIVERY.replaceAll("http://[\\s\\S]*$", "direct:send\n");

        assertThat(message(sub)).contains("sent as a query parameter").doesNotContain("GET");
        assertThat(message(deliver + sub)).contains("http sends GET, without the record");
    }

    @Test
    void aMethodOrAQueryThatAHeaderSetsCounts() {
        String header = "        - setHeader:\n            name: %s\n            constant: POST\n";
        String query = DELIVERY.replace("httpMethod: POST", "tenant: acme");
        String plain = DELIVERY.replaceAll("            parameters:\n              httpMethod.*\n", "");

        assertThat(message(query.replace(STEP, header.formatted("CamelHttpMethod") + STEP)))
                .contains("sent as a query parameter");
        assertThat(message(plain)).isEmpty();
        assertThat(message(plain.replace(STEP, header.formatted("CamelHttpQuery") + STEP)))
                .contains("http sends GET");
    }

    @Test
    void noOptionThatCountsAsKnownLeavesAsAQueryParameter() throws Exception {
        String uri = "http://127.0.0.1:1/mine?tenant=acme"
                + EndpointOptions.HTTP_TIMEOUTS.stream()
                        .map("&%s=5000"::formatted)
                        .collect(Collectors.joining());
        HttpEndpoint endpoint = context.getEndpoint(uri, HttpEndpoint.class);
        assertThat(endpoint.getHttpUri().getQuery()).isEqualTo("tenant=acme");

        String all = EndpointOptions.HTTP_TIMEOUTS.stream()
                .map("              %s: 5000\n"::formatted)
                .collect(Collectors.joining());
        assertThat(message(DELIVERY + all)).isEmpty();
        assertThat(message(DELIVERY.replace("http:", "https:") + all)).isEmpty();
    }

    @Test
    void anActionWithAKeySettingOfItsOwnIsKnown() {
        String text = DELIVERY.replace("linkedin-extract-messages", "linkedin-extract-dreams");
        assertThat(message(text)).contains("no action \"linkedin-extract-dreams\" is known; leave it if Edges has it");

        context.getPropertiesComponent().addInitialProperty("edges.records.keys.linkedin-extract-dreams", "id");
        assertThat(message(text)).isEmpty();
    }

    @Test
    void aTemplateOfTheFileIsAKamelet() {
        assertThat(message("""
                - routeTemplate:
                    id: send-it
                    parameters:
                      - name: where
                    from:
                      uri: kamelet:source
                      steps:
                        - to: "{{where}}"
                - route:
                    id: mine
                    from:
                      uri: direct:mine
                      steps:
                        - to:
                            uri: kamelet:send-it
                            parameters:
                              where: log:x
                """)).isEmpty();
    }
}
