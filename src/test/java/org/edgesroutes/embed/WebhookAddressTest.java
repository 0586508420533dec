package org.edgesroutes.embed;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookAddressTest {

    private final CamelContext context = new DefaultCamelContext();

    private void set(String key, String value) {
        context.getPropertiesComponent().addInitialProperty(key, value);
    }

    @ParameterizedTest
    @CsvSource({
        "local.server.port, server.servlet.context-path",
        "quarkus.http.port, quarkus.http.root-path",
        "camel.server.port, camel.server.path"
    })
    void thePortAndTheContextPathOfTheServerAreNamed(String port, String mount) {
        set(port, "8081");
        set(mount, "/hub");

        assertThat(WebhookAddress.of(context, "/edges/callbacks")).isEqualTo("port 8081, path /hub/edges/callbacks");
    }

    @Test
    void aServerAtTheRootAddsNothingToThePath() {
        set("camel.server.port", "8081");
        set("camel.server.path", "/");

        assertThat(WebhookAddress.of(context, "/edges/callbacks")).isEqualTo("port 8081, path /edges/callbacks");
    }

    @Test
    void aServerThatIsNotKnownLeavesThePathAlone() {
        assertThat(WebhookAddress.of(context, "/edges/callbacks")).isEqualTo("path /edges/callbacks");
    }
}
