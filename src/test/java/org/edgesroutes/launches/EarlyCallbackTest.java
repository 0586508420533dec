package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.edgesroutes.EdgesNames;
import org.edgesroutes.launches.FakeEdges.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EarlyCallbackTest extends EndpointsTestBase {

    private static final String ACTION = "linkedin-extract-connections";

    @ParameterizedTest
    @EnumSource(names = {"NONE", "LOST_AFTER"})
    void aCallbackThatComesBeforeTheAnswerIsStoredAsAnyOther(Fault fault) {
        edges.faults.add(fault);
        int[] status = new int[1];
        edges.whilePosting = () -> status[0] = callback();

        Exchange done = send(EdgesNames.START_RUN, START, Map.of("edgesIntentKey", "k"));

        assertThat(status[0]).isEqualTo(200);
        clock.turn(LaunchFixture.LOOK);
        Exchange settled =
                fault == Fault.NONE ? done : send(EdgesNames.START_RUN, START, Map.of("edgesIntentKey", "k"));
        assertThat(answer(settled).get("run_uid")).isEqualTo("run-1");
        assertThat(callback()).as("it is known").isEqualTo(200);
    }

    private int callback() {
        Exchange stored = template.send(EdgesNames.ACCEPT_CALLBACK, exchange -> {
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
            exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/edges/callbacks/" + ACTION);
            exchange.getMessage().setHeader("X-Edges-Webhook-Secret", SECRET);
            exchange.getMessage().setBody("""
                    {"callback_ref_uid": "early", "run": {"run_uid": "run-1", "status": "RUNNING"},
                     "results": [{"linkedin_profile_id": 1}]}""");
        });
        return stored.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }
}
