package org.edgesroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarRoutesTest {

    @Test
    void theRoutesThatYamlMayCallAndMayNotRedefineAreThoseThatRun(@TempDir Path directory) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new EdgesRoutes(TestSettings.in(directory).build(), Clock.systemUTC()));
            context.start();
            Map<String, String> running = new TreeMap<>();
            context.getRoutes()
                    .forEach(route -> running.put(
                            route.getRouteId(),
                            route.getEndpoint().getEndpointBaseUri().replace("://", ":")));

            assertThat(EdgesRoutes.ROUTES).containsExactlyInAnyOrderEntriesOf(running);
        }
    }
}
