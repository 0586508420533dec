package org.edgesroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarRoutesTest {

    @TempDir
    Path directory;

    private Map<String, String> running(Workspace... workspaces) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            for (Workspace workspace : workspaces) {
                context.addRoutes(new EdgesRoutes(
                        TestSettings.in(directory).of(workspace.name()).build(), Clock.systemUTC()));
            }
            context.start();
            Map<String, String> running = new TreeMap<>();
            context.getRoutes()
                    .forEach(route -> running.put(
                            route.getRouteId(),
                            route.getEndpoint().getEndpointBaseUri().replace("://", ":")));
            return running;
        }
    }

    @Test
    void theRoutesThatYamlMayCallAndMayNotRedefineAreThoseThatRun() throws Exception {
        assertThat(EdgesRoutes.routes(List.of(Workspace.ONLY)))
                .containsExactlyInAnyOrderEntriesOf(running(Workspace.ONLY));
    }

    @Test
    void theRoutesOfANamedWorkspaceAreReachedThroughTheCommonOnes() throws Exception {
        Workspace[] two = {new Workspace("acme"), new Workspace("globex")};
        Map<String, String> running = running(two);

        assertThat(EdgesRoutes.routes(Arrays.asList(two))).containsExactlyInAnyOrderEntriesOf(running);
        assertThat(running)
                .containsEntry("edges-list-runs-acme", "direct:edges-list-runs-acme")
                .containsEntry("edges-list-runs-globex", "direct:edges-list-runs-globex")
                .containsEntry("edges-list-runs", "direct:edges-list-runs");
    }

    @Test
    void theComponentsThatAContextIsOfferedAreThoseThatCamelFindsInTheJar() throws Exception {
        try (Stream<Path> services =
                Files.list(Path.of("src/generated/resources/META-INF/services/org/apache/camel/component"))) {
            assertThat(EdgesRoutes.COMPONENTS)
                    .containsOnlyKeys(
                            services.map(file -> file.getFileName().toString()).toList());
        }
    }
}
