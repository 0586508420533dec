package org.edgesroutes.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are edited, and what runs in a real context is looked at. */
class RouteReloadTest {

    private static final Duration QUIET = Duration.ofMillis(500);

    private final MutableClock clock = new MutableClock();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @TempDir
    Path directory;

    private RouteReload reload;
    private ProducerTemplate calls;

    @BeforeEach
    void start() throws Exception {
        save("a.yaml", answering("a", "a", "one"));
        save("b.yaml", answering("b", "b", "one"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:java").routeId("java").setBody(constant("java"));
            }
        });
        DirectoryRoutes folder = new DirectoryRoutes(directory);
        context.addRoutes(folder);
        context.start();
        reload = new RouteReload(context, folder, QUIET, clock, 1);
        calls = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        assertThat(ask("java")).as("the route of the jar").isEqualTo("java");
        context.stop();
    }

    private static String answering(String id, String name, String answer) {
        return """
                - route:
                    id: %s
                    from:
                      uri: direct:%s
                      steps:
                        - setBody:
                            constant: %s
                """.formatted(id, name, answer);
    }

    private void save(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private void takeUp() {
        reload.look();
        clock.turn(QUIET);
        reload.look();
    }

    private String ask(String name) {
        return calls.requestBody("direct:" + name + "?failIfNoConsumers=true&block=false", "", String.class);
    }

    private String state(String name) {
        return reload.states().get(directory.getFileName() + "/" + name).inWords();
    }

    @Test
    void aChangeIsTakenUpAndNoOtherFileIsDisturbed() throws Exception {
        Object b = context.getRoute("b");
        save("a.yaml", answering("a", "a", "two"));
        takeUp();

        assertThat(ask("a")).isEqualTo("two");
        assertThat(context.getRoute("b")).isSameAs(b);
        assertThat(state("a.yaml")).isEqualTo("live since 2026-03-01T08:00:00Z");
    }

    @Test
    void aNewFileGoesLiveAndADeletedOneStops() throws Exception {
        save("c.yaml", answering("c", "c", "new"));
        Files.delete(directory.resolve("b.yaml"));
        takeUp();

        assertThat(ask("c")).isEqualTo("new");
        assertThat(context.getRoute("b")).isNull();
        assertThat(reload.states()).hasSize(2);
    }

    @Test
    void aRenamedFileAndARenamedIdGoOn() throws Exception {
        Files.move(directory.resolve("a.yaml"), directory.resolve("renamed.yaml"));
        save("b.yaml", answering("b2", "b", "two"));
        takeUp();

        assertThat(ask("a")).isEqualTo("one");
        assertThat(ask("b")).isEqualTo("two");
        assertThat(context.getRoute("b")).isNull();
    }

    @Test
    void aFaultyFileIsRefusedAndTheLastGoodVersionGoesOn() throws Exception {
        save("a.yaml", answering("a", "a", "two").replace("setBody", "setBdy"));
        save("b.yaml", answering("b", "b", "two"));
        takeUp();

        assertThat(ask("a")).isEqualTo("one");
        assertThat(ask("b")).isEqualTo("two");
        assertThat(state("a.yaml"))
                .startsWith("refused: ")
                .contains("a.yaml:6: there is no \"setBdy\"", "did you mean \"setBody\"?")
                .endsWith("the version of 2026-03-01T08:00:00Z stays live");

        save("a.yaml", answering("a", "a", "three"));
        takeUp();
        assertThat(ask("a")).isEqualTo("three");

        save("a.yaml", "");
        takeUp();
        save("a.yaml", answering("a", "a", "three"));
        takeUp();
        assertThat(state("a.yaml")).startsWith("live since");
    }

    @Test
    void whatFailsOnlyWhenItStartsIsPutBack() throws Exception {
        save("a.yaml", answering("a", "java", "two"));
        save("c.yaml", answering("c", "java", "two"));
        takeUp();

        assertThat(ask("a")).isEqualTo("one");
        assertThat(context.getRoute("c")).isNull();
        assertThat(state("a.yaml")).contains("does not start", "direct://java", "stays live");
        assertThat(state("c.yaml")).contains("does not start", "none of its routes runs");
    }

    @Test
    void anIdOfAnotherFileOrOfTheJarIsRefused() throws Exception {
        save("a.yaml", answering("java", "a", "two"));
        save("c.yaml", answering("b", "c", "two"));
        takeUp();

        assertThat(ask("a")).isEqualTo("one");
        assertThat(ask("b")).isEqualTo("one");
        assertThat(state("a.yaml")).contains("a.yaml:2: the id \"java\" belongs to Edges Routes itself");
        assertThat(state("c.yaml")).contains("c.yaml:2: the id \"b\" belongs to ", "b.yaml");
    }

    @Test
    void aRouteMovesFromOneFileToAnother() throws Exception {
        save("a.yaml", answering("b", "b", "two"));
        takeUp();
        assertThat(state("a.yaml")).contains("belongs to");

        save("b.yaml", answering("a", "a", "two"));
        takeUp();
        assertThat(state("a.yaml")).contains("belongs to");

        Files.delete(directory.resolve("b.yaml"));
        takeUp();
        assertThat(ask("b")).isEqualTo("two");
    }

    @Test
    void aCallThatLeadsNowhereIsRefusedUntilItsTargetIsThere() throws Exception {
        String call = answering("a", "a", "two") + "        - to: direct:later\n";
        save("a.yaml", call);
        takeUp();
        assertThat(state("a.yaml")).contains("a.yaml:8: no route starts at direct:later");
        assertThat(ask("a")).isEqualTo("one");

        save("c.yaml", answering("c", "later", "later"));
        takeUp();
        assertThat(ask("a")).isEqualTo("later");
    }

    @Test
    void nothingThatIsOnItsWayIsLost() throws Exception {
        save("a.yaml", answering("a", "a", "one") + "        - delay:\n            constant: 700\n");
        takeUp();
        List<CompletableFuture<String>> answers = IntStream.range(0, 100)
                .mapToObj(call -> calls.asyncRequestBody("direct:a", "", String.class))
                .toList();
        await().until(() -> context.getInflightRepository().size("a") > 0);
        save("a.yaml", answering("a", "a", "two"));
        takeUp();

        assertThat(answers).extracting(CompletableFuture::join).isSubsetOf("one", "two");
        assertThat(ask("a")).isEqualTo("two");
    }

    @Test
    void routesOfOneFileThatCallEachOtherAreStoppedTogether() throws Exception {
        String caller = answering("first", "first", "x") + "        - delay:\n            constant: 300\n"
                + "        - to: direct:second\n";
        String two = caller + answering("second", "second", "old");
        save("c.yaml", two);
        takeUp();
        CompletableFuture<String> answer = calls.asyncRequestBody("direct:first", "", String.class);
        await().until(() -> context.getInflightRepository().size("first") > 0);
        save("c.yaml", two.replace("constant: old", "constant: new").replace("id: second", "id: renamed"));
        takeUp();

        assertThat(answer.join()).isEqualTo("old");
        assertThat(ask("first")).isEqualTo("new");
    }

    @Test
    void aDirectoryThatIsGoneForAWhileStopsNothing() throws Exception {
        Path away = Files.move(directory, directory.resolveSibling(directory.getFileName() + "-away"));
        takeUp();
        assertThat(ask("a")).isEqualTo("one");
        Files.move(away, directory);
        takeUp();

        assertThat(reload.states()).hasSize(2);
    }
}
