package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesNames;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.MutableClock;
import org.edgesroutes.TestSettings;
import org.edgesroutes.launches.FakeEdges.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LaunchWorkspacesTest {

    @TempDir
    Path directory;

    @Test
    void aLaunchGoesToTheWorkspaceThatTheExchangeNames() throws Exception {
        MutableClock clock = new MutableClock();
        try (FakeEdges acme = new FakeEdges(clock);
                FakeEdges globex = new FakeEdges(clock);
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(routes("acme", acme, clock));
            context.addRoutes(routes("globex", globex, clock));
            context.start();
            globex.faults.add(Fault.REFUSED);
            Map<String, Object> variables =
                    Map.of("CamelEdgesWorkspace", "globex", "edgesIntentKey", "k", "edgesCallback", false);

            Exchange refused = send(context, variables);
            Exchange done = send(context, variables);

            assertThat(refused.getException()).isInstanceOf(LaunchRefusedException.class);
            assertThat(EndpointsTestBase.answer(done).get("run_uid")).isEqualTo("run-1");
            assertThat(globex.runs).hasSize(1);
            assertThat(acme.posts).isEmpty();
        }
    }

    private EdgesRoutes routes(String name, FakeEdges edges, MutableClock clock) {
        return new EdgesRoutes(
                TestSettings.in(directory).of(name).api(edges.url(), "key").build(), clock);
    }

    private static Exchange send(DefaultCamelContext context, Map<String, Object> variables) {
        return context.createProducerTemplate().send(EdgesNames.START_RUN, exchange -> {
            exchange.getMessage().setBody(EndpointsTestBase.START);
            variables.forEach(exchange::setVariable);
        });
    }
}
