package org.edgesroutes.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One record fails for ever while the target takes every other one. */
class FaultyRecordTest extends DeliveryTestBase {

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private int later;

    private void startPosting(String options) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&" + options)
                        .to(TARGET.baseUrl() + "/crm?httpMethod=POST&responseTimeout=500");
            }
        });
    }

    private void poisoned(ResponseDefinitionBuilder answer) {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        TARGET.stubFor(post(anyUrl()).withRequestBody(containing("poison")).willReturn(answer));
    }

    private void records(String ref, int count, Set<Integer> poison) {
        rows.callback(
                ref,
                "a",
                "run",
                IntStream.range(0, count)
                        .mapToObj(n -> "{\"n\":%d,\"t\":\"%s\"}".formatted(n, poison.contains(n) ? "poison" : "good"))
                        .toList(),
                IntStream.range(0, count).mapToObj(n -> ref + n).toList());
    }

    /** Whole batches that were refused do not count. */
    private static Set<String> arrived() {
        return TARGET.findAll(postRequestedFor(anyUrl())).stream()
                .map(LoggedRequest::getBodyAsString)
                .filter(body -> !body.contains("poison"))
                .flatMap(body -> Stream.of(body.split("(?=\\{\"n\")")).filter(record -> record.startsWith("{\"n\"")))
                .map(record -> record.substring(0, record.indexOf(',')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void untilItIsDead(int count) {
        eventually(() -> {
            turn(Duration.ofHours(1));
            records("later-" + later++, 1, Set.of());
            assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isEqualTo(count);
        });
    }

    static Stream<ResponseDefinitionBuilder> answers() {
        return Stream.of(
                aResponse().withStatus(400),
                aResponse().withStatus(403).withBody("<html>Request blocked</html>"),
                aResponse().withStatus(404),
                aResponse().withStatus(429),
                aResponse().withStatus(502),
                aResponse().withStatus(503),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFixedDelay(1500));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aRecordHoldsUpNothingButItsKeyWhateverTheAnswer(ResponseDefinitionBuilder answer) throws Exception {
        poisoned(answer);
        startPosting("concurrency=1");
        records("cb", 60, Set.of(5));

        eventually(() -> {
            turn(Duration.ofSeconds(2));
            assertThat(arrived()).hasSize(59);
            assertThat(rows.open("crm")).isZero();
        });
        assertThat(rows.text("SELECT record_index FROM edges_retry")).isEqualTo("5");
    }

    @Test
    void aRecordThatIsForbiddenIsADeadLetterInTheEnd() throws Exception {
        poisoned(aResponse().withStatus(403).withBody("<html>Request blocked</html>"));
        startPosting("retryAttempts=5");
        records("cb", 60, Set.of(5));
        eventually(() -> {
            turn(Duration.ofSeconds(2));
            assertThat(arrived()).hasSize(59);
        });

        untilItIsDead(1);
        assertThat(rows.text("SELECT record_index || ' ' || error FROM edges_dead_letter"))
                .startsWith("5 HTTP 403 from ");
        assertThat(rows.number("SELECT attempts FROM edges_dead_letter")).isGreaterThanOrEqualTo(5);
        assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero();
    }

    @Test
    void manyFaultyRecordsInARowHoldUpTheOthersForSeconds() throws Exception {
        poisoned(aResponse().withStatus(422));
        startPosting("concurrency=1&retryDelay=1h");
        records("cb", 400, IntStream.range(50, 150).boxed().collect(Collectors.toSet()));

        for (int seconds = 0; arrived().size() < 300; seconds++) {
            int turned = seconds;
            turn(Duration.ofSeconds(1));
            eventually(() -> assertThat(inFlight()).isZero());
            assertThat(turned).isLessThan(600);
        }
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 422, 503})
    void oneRecordOfABatchIsFoundWhateverTheAnswer(int status) throws Exception {
        poisoned(aResponse().withStatus(status));
        startPosting("concurrency=1&batchSize=10&batchWait=50ms");
        records("cb", 60, Set.of(5));

        eventually(() -> {
            turn(Duration.ofSeconds(2));
            assertThat(arrived()).hasSize(59);
        });
        eventually(() -> {
            turn(Duration.ofHours(1));
            records("later-" + later++, 1, Set.of());
            assertThat(rows.text("SELECT record_index FROM edges_dead_letter")).isEqualTo("5");
        });
    }

    @Test
    void theLaterRecordsOfItsKeyComeInOrderAfterItsDeath() throws Exception {
        poisoned(aResponse().withStatus(403));
        startPosting("concurrency=1&retryAttempts=2");
        rows.callback(
                "cb",
                "a",
                "run",
                List.of("{\"n\":1,\"t\":\"poison\"}", "{\"n\":2,\"t\":\"\"}", "{\"n\":3,\"t\":\"\"}"),
                List.of("k", "k", "k"));
        rows.callback("other", "a", "run", List.of("{\"n\":4,\"t\":\"\"}"), List.of("o"));

        untilItIsDead(1);
        eventually(() -> {
            turn(Duration.ofSeconds(2));
            assertThat(TARGET.findAll(postRequestedFor(anyUrl())).stream()
                            .map(LoggedRequest::getBodyAsString)
                            .filter(body -> body.contains("\"n\":2") || body.contains("\"n\":3")))
                    .containsExactly("{\"n\":2,\"t\":\"\"}", "{\"n\":3,\"t\":\"\"}");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 503})
    void aRecordWithNothingElseToTryIsADeadLetterAfterADay(int status) throws Exception {
        poisoned(aResponse().withStatus(status));
        startPosting("retryAttempts=3");
        rows.callback(
                "cb", "a", "run", List.of("{\"n\":1,\"t\":\"poison\"}", "{\"n\":2,\"t\":\"\"}"), List.of("k", "k"));

        for (int hours = 0; hours < 22; hours++) {
            turn(Duration.ofHours(1));
            eventually(() -> assertThat(inFlight()).isZero());
        }
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isZero();
        eventually(() -> {
            turn(Duration.ofHours(1));
            assertThat(arrived()).containsExactly("{\"n\":2");
        });
        assertThat(rows.text("SELECT record_index FROM edges_dead_letter")).isEqualTo("0");
    }

    @Test
    void whatCanBeWrittenToFilesIsWrittenAndNothingOutside() throws Exception {
        Path people = directory.resolve("data/people");
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=files&format=map&concurrency=1")
                        .setHeader("CamelFileName", simple("${body[full_name]}.json"))
                        .marshal()
                        .json(JsonLibrary.Jackson)
                        .to("file:" + people);
            }
        });
        List<String> names = List.of("Ann", "x".repeat(365), "Bob", "../../evil", "Dee/5", "Eve");
        rows.callback(
                "cb",
                "a",
                "run",
                names.stream().map("{\"full_name\":\"%s\"}"::formatted).toList(),
                names);

        eventually(() -> {
            turn(Duration.ofSeconds(2));
            assertThat(files(people)).containsExactlyInAnyOrder("Ann.json", "Bob.json", "Dee/5.json", "Eve.json");
        });
        eventually(() -> {
            turn(Duration.ofHours(1));
            rows.callback("cb-" + later++, "a", "run", List.of("{\"full_name\":\"Ann\"}"), List.of("Ann"));
            assertThat(rows.text("SELECT record_index FROM edges_dead_letter ORDER BY record_index"))
                    .isEqualTo("1\n3");
        });
        assertThat(rows.text("SELECT error FROM edges_dead_letter WHERE record_index = 3"))
                .contains("jailed");
        assertThat(directory.resolve("evil.json")).doesNotExist();
        assertThat(files(directory.resolve("data"))).allMatch(file -> file.startsWith("people/"));
    }

    private static List<String> files(Path root) throws IOException {
        Files.createDirectories(root);
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }
}
