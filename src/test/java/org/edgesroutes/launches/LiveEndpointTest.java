package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.EdgesNames;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.launches.FakeEdges.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveEndpointTest extends EndpointsTestBase {

    private static final String LIVE = """
            {"action": "linkedin-extract-connections", "input": {"linkedin_url": "l", "custom_data": {"team": "x"}},
             "max_results": 3}""";

    private final List<String> delivered = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void pages() {
        edges.pages.addAll(List.of(
                "[{\"linkedin_profile_id\": 1, \"score\": 1.10}, {\"linkedin_profile_id\": 2}]",
                "{\"data\": [{\"linkedin_profile_id\": 3}, {\"linkedin_profile_id\": 4}]}",
                "[{\"linkedin_profile_id\": 5}]"));
    }

    private List<Object> run(String body, Map<String, Object> variables) {
        return list(send(EdgesNames.RUN_LIVE, body, variables));
    }

    @Test
    void theRecordsAreReadUpToMaxResults() {
        assertThat(run(LIVE, Map.of()))
                .extracting(record ->
                        ((Map<?, ?>) record).get("linkedin_profile_id").toString())
                .containsExactly("1", "2", "3");
        assertThat(edges.posts).hasSize(2);
        assertThat(edges.bodies.get(0))
                .isEqualTo("{\"parameters\":{},\"input\":{\"linkedin_url\":\"l\",\"custom_data\":{\"team\":\"x\"}}}");
    }

    @Test
    void theLastPageEndsIt() {
        assertThat(run(LIVE, Map.of("edgesMaxResults", 100))).hasSize(5);
        assertThat(edges.posts).hasSize(3);
    }

    @Test
    void aRateLimitIsWaitedFor() {
        edges.faults.add(Fault.RATE_LIMITED);
        CompletableFuture<List<Object>> found = CompletableFuture.supplyAsync(() -> run(LIVE, Map.of()));

        await().until(() -> {
            clock.turn(Duration.ofSeconds(1));
            return found.isDone();
        });

        assertThat(found.join()).hasSize(3);
    }

    @Test
    void aLostAnswerIsNotAskedForAgainUnlessThatDoesNoHarm() {
        edges.faults.add(Fault.LOST_AFTER);
        assertThat(send(EdgesNames.RUN_LIVE, LIVE).getException())
                .isInstanceOfSatisfying(
                        EdgesApiException.class,
                        failure -> assertThat(failure.outcomeUnknown()).isTrue());
        assertThat(edges.posts).hasSize(1);

        edges.faults.add(Fault.LOST_AFTER);
        assertThat(run(LIVE, Map.of("edgesRepeatable", true))).hasSize(3);
    }

    @Test
    void storedRecordsAreDeliveredOnceAndThenOnlyWhatChanged() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&start=earliest")
                        .process(exchange -> delivered.add(exchange.getMessage().getHeader("CamelEdgesChange") + " "
                                + exchange.getMessage().getBody(String.class)));
            }
        });
        run(LIVE, Map.of("edgesStore", true, "edgesIntentKey", "monday"));
        await().untilAsserted(() -> assertThat(delivered)
                .containsExactlyInAnyOrder(
                        "created {\"linkedin_profile_id\": 1, \"score\": 1.10}",
                        "created {\"linkedin_profile_id\": 2}",
                        "created {\"linkedin_profile_id\": 3}",
                        "created {\"linkedin_profile_id\": 4}"));
        delivered.clear();

        run(LIVE, Map.of("edgesStore", true, "edgesIntentKey", "monday"));
        edges.pages.set(0, "[{\"linkedin_profile_id\": 1, \"score\": 2}, {\"linkedin_profile_id\": 9}]");
        run(LIVE, Map.of("edgesStore", true, "edgesIntentKey", "monday"));

        await().untilAsserted(() -> assertThat(delivered)
                .containsExactlyInAnyOrder(
                        "updated {\"linkedin_profile_id\": 1, \"score\": 2}", "created {\"linkedin_profile_id\": 9}"));
    }
}
