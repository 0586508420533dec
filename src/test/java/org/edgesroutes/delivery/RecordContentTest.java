package org.edgesroutes.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.logging.log4j.Level;
import org.edgesroutes.LogLines;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever step fails, and whatever its error quotes: the content of the record is not in it. */
class RecordContentTest extends DeliveryTestBase {

    private static final String MARKER = "Zaubermarke";
    private static final String RECORD = "{\"name\":\"Zaubermarke Müller\",\"id\":4711081547,"
            + "\"mail\":\"z.marke@example.com\",\"about\":{\"words\":[\"Zaubermarke\"]}}";
    private static final String[] CONTENTS = {MARKER, "4711081547", "z.marke", "Müller"};

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final Map<String, Consumer<ProcessorDefinition<?>>> STEPS = new TreeMap<>(Map.ofEntries(
            Map.entry("simple on text", steps -> steps.setBody().simple("${body[name][first]}")),
            Map.entry("simple on a missing method", steps -> steps.setBody().simple("${body.nothing}")),
            Map.entry("a number of text", steps -> steps.convertBodyTo(Integer.class)),
            Map.entry("a mandatory type", steps -> steps.setBody().simple("${mandatoryBodyAs(java.util.Date)}")),
            Map.entry(
                    "unmarshal",
                    steps -> steps.setBody()
                            .simple("Zaubermarke ${body}")
                            .unmarshal()
                            .json()),
            Map.entry("unmarshal to a class", steps -> steps.unmarshal().json(Strict.class)),
            Map.entry("bean", steps -> steps.bean(new Mapping(), "map")),
            Map.entry(
                    "bean on a map", steps -> steps.unmarshal().json(Map.class).bean(new Mapping(), "number")),
            Map.entry("records without the kamelet", steps -> steps.bean(new Mapping(), "map")),
            Map.entry("validate", steps -> steps.validate().simple("${body} == 'x'")),
            Map.entry("throw", steps -> steps.throwException(IllegalStateException.class, "not taken: ${body}")),
            Map.entry("another route", steps -> steps.to("direct:other")),
            Map.entry("http", steps -> steps.to(TARGET.baseUrl() + "/crm?httpMethod=POST")),
            Map.entry(
                    "an address",
                    steps -> steps.unmarshal()
                            .json(Map.class)
                            .toD(TARGET.baseUrl() + "/people/${body[name]}?httpMethod=POST"))));

    /** The mapping of a user, which fails. */
    public static final class Mapping {

        /** Quotes what it got. */
        public String map(Object body) {
            throw new IllegalArgumentException("cannot map " + body);
        }

        /** Fails in a parser. */
        public int number(Map<?, ?> body) {
            return Integer.parseInt(String.valueOf(body.get("name")));
        }
    }

    /** Has a number where the record has text. */
    public static final class Strict {
        public int name;
    }

    static Stream<String> steps() {
        return STEPS.keySet().stream();
    }

    private static RouteBuilder failing(String name) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                String source = name.contains("without the kamelet")
                        ? "edges-records:crm?"
                        : "kamelet:edges-records-source?downstream=crm&";
                STEPS.get(name)
                        .accept(from(source + "retryAttempts=2&retryDelay=1s")
                                .routeId("deliver")
                                .filter()
                                .simple("${body} contains '" + MARKER + "'"));
                from("direct:other").routeId("other").bean(new Mapping(), "map");
            }
        };
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theContentOfARecordIsNeitherInTheLogNorInARowOfItsFailure(String name) throws Exception {
        TARGET.stubFor(post(anyUrl())
                .willReturn(aResponse().withStatus(422).withBody("rejected: " + RECORD + " from z.marke@example.com")));
        try (LogLines own = LogLines.of("org.edgesroutes", Level.INFO);
                LogLines camel = LogLines.of("org.apache.camel", Level.WARN)) {
            start(failing(name));
            rows.callback("cb", "a", "run", List.of("\"good\"", RECORD), List.of("1", "2"));
            eventually(() -> {
                turn(Duration.ofMinutes(10));
                rows.callback("cb-" + clock.instant(), "a", "run", List.of("\"ok\""), List.of("5"));
                assertThat(rows.text("SELECT record_index FROM edges_dead_letter"))
                        .isEqualTo("1");
            });
            String error = rows.text("SELECT error FROM edges_dead_letter");
            assertThat(error).hasSizeGreaterThan(20).doesNotContain(CONTENTS);
            assertThat(own.shown())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).doesNotContain(CONTENTS));
            assertThat(camel.shown().stream().filter(line -> !isDenied(line)))
                    .allSatisfy(line -> assertThat(line).doesNotContain(CONTENTS));
        }
    }

    /** As the log of the distribution denies Camel's own line about a record that failed. */
    private static boolean isDenied(String line) {
        try (BufferedReader file = Files.newBufferedReader(Path.of("config/log4j2.properties"))) {
            Properties settings = new Properties();
            settings.load(file);
            return Pattern.matches(settings.getProperty("logger.delivery.filter.records.regex"), line);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
