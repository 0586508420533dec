package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.edgesroutes.launches.FakeEdges.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples that call Edges, as they stand; only what begins them is replaced. */
class LaunchExamplesTest extends EndpointsTestBase {

    private static final String BEGIN = "direct:begin";

    /** @param route the id of its route, which then begins at {@link #BEGIN} */
    private void load(String file, String route, Map<String, String> settings) throws Exception {
        settings.forEach(context.getPropertiesComponent()::addInitialProperty);
        String yaml = Files.readString(Path.of("routes/examples/" + file + ".camel.yaml"))
                .replace("uri: file:data", "uri: file:" + directory.resolve("data"))
                .replace(":file:data/refused", ":file:" + directory.resolve("refused"));
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file + ".yaml", yaml));
        if (settings.values().stream().noneMatch(BEGIN::equals)) {
            AdviceWith.adviceWith(context, route, advice -> advice.replaceFromWith(BEGIN));
        }
    }

    private Exchange begin(Object body, Map<String, Object> headers) {
        return template.send(BEGIN, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(headers);
        });
    }

    @Test
    void aMessageOfAQueueStartsOneRunHoweverOftenItComes() throws Exception {
        load("start-run-from-queue", "edges-start-run-from-queue", Map.of("runs.queue", BEGIN));
        edges.faults.add(Fault.LOST_AFTER);

        assertThat(begin(START, Map.of("JMSMessageID", "ID:1")).getException())
                .isInstanceOf(LaunchPendingException.class);
        clock.turn(LaunchFixture.LOOK);
        assertThat(begin(START, Map.of("JMSMessageID", "ID:1")).getException()).isNull();
        assertThat(begin(START, Map.of("JMSMessageID", "ID:1")).getException()).isNull();
        assertThat(edges.runs).hasSize(1);

        begin(START, Map.of("JMSMessageID", "ID:2"));
        begin(START, Map.of());
        begin(START, Map.of());
        assertThat(edges.runs).hasSize(4);
    }

    @Test
    void aScheduleIsCreatedOnceHoweverOftenTheTimerFires() throws Exception {
        load("schedule-run", "edges-schedule-run-weekly", Map.of("schedule.identity", "i1"));

        for (int i = 0; i < 3; i++) {
            assertThat(begin(null, Map.of()).getException()).isNull();
        }

        assertThat(edges.schedules).singleElement().satisfies(schedule -> {
            assertThat(schedule.path("cron").textValue()).isEqualTo("0 9 * * 1");
            assertThat(schedule.path("identity_ids").toString()).isEqualTo("[\"i1\"]");
        });
    }

    @Test
    void aLiveSearchIsStored() throws Exception {
        load(
                "run-live",
                "edges-run-live-daily",
                Map.of("live.search", "https://www.linkedin.com/sales/search/people?a=b"));
        edges.pages.add("[{\"n\": 1}, {\"n\": 2}]");

        Exchange done = begin(null, Map.of());

        assertThat(list(done)).hasSize(2);
        assertThat(edges.bodies.get(0)).contains("people?a=b");
    }

    @Test
    void aMessageResumesARunAndAnotherOneCancelsIt() throws Exception {
        edges.run("a", "{\"status\": \"BLOCKED\"}");
        load("resume-run", "edges-resume-run-from-queue", Map.of("resume.queue", BEGIN));
        assertThat(begin("run-1", Map.of("JMSMessageID", "ID:1")).getException())
                .isNull();
        assertThat(begin("run-1", Map.of("JMSMessageID", "ID:1")).getException())
                .isNull();
        context.getRouteController().stopRoute("edges-resume-run-from-queue");
        context.removeRoute("edges-resume-run-from-queue");

        load("cancel-run", "edges-cancel-run-from-queue", Map.of("cancel.queue", BEGIN));
        assertThat(begin("run-1", Map.of()).getException()).isNull();

        assertThat(edges.posts).containsExactly("/runs/run-1/resume", "/runs/run-1/cancel");
    }

    @ParameterizedTest
    @CsvSource({
        "start-run-from-queue, edges-start-run-from-queue, runs.queue",
        "resume-run, edges-resume-run-from-queue, resume.queue",
        "cancel-run, edges-cancel-run-from-queue, cancel.queue"
    })
    void aMessageThatEdgesRefusesIsPutAsideAndDoesNotComeAgain(String file, String route, String queue)
            throws Exception {
        edges.run("a", "{\"status\": \"BLOCKED\"}");
        load(file, route, Map.of(queue, BEGIN));
        String message = file.startsWith("start") ? START : "run-1";
        edges.faults.add(Fault.REFUSED);

        assertThat(begin(message, Map.of()).getException()).isNull();

        assertThat(edges.posts).hasSize(1);
        try (var files = Files.list(directory.resolve("refused"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(refused -> assertThat(Files.readString(refused)).isEqualTo(message));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "start-run-from-queue, edges-start-run-from-queue, runs.queue",
        "resume-run, edges-resume-run-from-queue, resume.queue",
        "cancel-run, edges-cancel-run-from-queue, cancel.queue"
    })
    void aMessageWithoutSenseIsPutAsideAndNothingIsSent(String file, String route, String queue) throws Exception {
        load(file, route, Map.of(queue, BEGIN));

        assertThat(begin("../no sense", Map.of()).getException()).isNull();

        assertThat(edges.posts).isEmpty();
        assertThat(directory.resolve("refused")).isNotEmptyDirectory();
    }

    @Test
    void schedulesAreWrittenToAFile() throws Exception {
        edges.schedule("a", "{\"name\": \"one\"}");
        edges.schedule("b", "{\"name\": \"two\"}");
        load("list-schedules", "edges-list-schedules-daily", Map.of());

        assertThat(begin(null, Map.of()).getException()).isNull();

        try (var files = Files.list(directory.resolve("data"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file ->
                            assertThat(Files.readAllLines(file)).hasSize(2).anyMatch(line -> line.contains("two")));
        }
    }

    @Test
    void activeSchedulesArePaused() throws Exception {
        edges.schedule("a", "{}");
        edges.schedule("b", "{\"status\": \"CANCELLED\"}");
        load("pause-schedules", "edges-pause-schedules-weekend", Map.of());

        assertThat(begin(null, Map.of()).getException()).isNull();

        assertThat(edges.posts).containsExactly("/schedules/schedule-1/pause");
    }

    @Test
    void identitiesAreLookedThrough() throws Exception {
        load("check-identities", "edges-check-identities-daily", Map.of());

        assertThat(begin(null, Map.of()).getException()).isNull();
        assertThat(edges.gets).contains("/identities");
    }
}
