package org.edgesroutes.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub with routes of its own for records, in an environment where Edges Routes is switched off. */
class SleepingDownstreamTest {

    private static final String ROUTE = """
            - route:
                id: deliver-to-crm
                from:
                  uri: %s
                  parameters:
                    %s
                  steps:
                    - bean:
                        ref: edgesStamp
                    - to:
                        uri: mock:crm
            - route:
                id: of-the-hub
                from:
                  uri: direct:of-the-hub
                  steps:
                    - to:
                        uri: mock:hub
            """;

    private static final String ROUTE_WITHOUT_STAMP = """
            - route:
                id: deliver-to-crm
                from:
                  uri: edges-records:crm
                  steps:
                    - to:
                        uri: mock:crm
            """;

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private void start(Map<String, String> settings, String yaml) throws Exception {
        settings.forEach(context.getPropertiesComponent()::addInitialProperty);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("file:hub.camel.yaml", yaml));
        context.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kamelet:edges-records-source|downstream: crm", "edges-records:crm|changes: created"})
    void withEdgesOffTheHubStartsAndItsDownstreamsSleep(String from) throws Exception {
        String[] parts = from.split("\\|");
        start(Map.of("edges.enabled", "false"), ROUTE.formatted(parts[0], parts[1]));

        assertThat(context.getStatus()).isEqualTo(ServiceStatus.Started);
        MockEndpoint hub = context.getEndpoint("mock:hub", MockEndpoint.class);
        hub.expectedMessageCount(1);
        context.createProducerTemplate().sendBody("direct:of-the-hub", "x");
        hub.assertIsSatisfied();
        assertThat(context.getEndpoint("mock:crm", MockEndpoint.class).getReceivedCounter())
                .isZero();
    }

    @Test
    void aSettingInTheYamlOfTheHubHasItsValueOrItsDefaultAlsoWithEdgesOff() throws Exception {
        start(
                Map.of("edges.enabled", "false", "edges.webhook.path", "/hub/edges"),
                ROUTE.formatted("direct:{{edges.webhook.path}}{{edges.continue.every}}", "block: false"));

        assertThat(context.getRoute("deliver-to-crm").getEndpoint().getEndpointUri())
                .contains("/hub/edgesPT6H");
    }

    @Test
    void aWorkspaceThatOnlyTheSettingsWouldKnowDoesNotStopAHubWithEdgesOff() throws Exception {
        start(
                Map.of("edges.enabled", "false"),
                ROUTE.formatted("kamelet:edges-records-source", "downstream: crm\n        workspaces: acme"));

        assertThat(context.getStatus()).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void aHubThatForgotToSwitchEdgesOnIsToldWhatToSet() {
        assertThatThrownBy(() -> start(Map.of(), ROUTE_WITHOUT_STAMP))
                .hasMessageContainingAll("set edges.enabled=true", "edges.enabled=false");
    }
}
