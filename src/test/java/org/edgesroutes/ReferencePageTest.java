package org.edgesroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.api.ApiRoutes;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.completeness.CompletenessRoutes;
import org.edgesroutes.launches.LaunchField;
import org.edgesroutes.model.EdgesHeaders;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code docs/reference.md} names each public name of the code, and no other. */
class ReferencePageTest {

    private static final Pattern NAME = Pattern.compile("\"((?:edges|Edges|CamelEdges)[A-Z]\\w*)\"");

    @TempDir
    Path directory;

    @Test
    void theSettingsAreThoseOfTheCode() throws IOException {
        assertThat(ReferencePage.table("Settings"))
                .extracting(row -> row.subList(0, 4))
                .containsExactlyElementsOf(Arrays.stream(SettingKey.values())
                        .map(key -> List.of(key.key(), key.byDefault(), perWorkspace(key), kind(key)))
                        .toList());
        assertThat(ReferencePage.table("Settings")).noneMatch(row -> row.get(4).isEmpty());
    }

    private static String perWorkspace(SettingKey key) {
        return key.belongsToOne() ? "only" : key.perWorkspace() ? "yes" : "no";
    }

    private static String kind(SettingKey key) {
        return key.secret() ? "secret" : key.standalone() ? "service" : key.hosted() ? "host" : "";
    }

    @Test
    void theRouteIdsAreThoseOfTheJarAndOfTheYamlFiles() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        EdgesRoutes.routes(List.of(Workspace.ONLY)).forEach((id, uri) -> expected.put(id, uri + " in jar"));
        yamlRoutes().forEach((id, from) -> expected.put(id, from));

        assertThat(ReferencePage.table("Route ids"))
                .extracting(row -> row.get(0) + " " + row.get(1).replace(" (internal)", "") + " in " + row.get(2))
                .containsExactlyElementsOf(expected.entrySet().stream()
                        .map(route -> route.getKey() + " " + route.getValue())
                        .toList());
    }

    @Test
    void theEndpointsAreThoseOfTheJarAndOfTheYamlFiles() throws IOException {
        assertThat(ReferencePage.names("Endpoints of the jar"))
                .containsExactlyInAnyOrderElementsOf(EdgesRoutes.routes(List.of(Workspace.ONLY)).values().stream()
                        .filter(uri -> uri.startsWith("direct:"))
                        .filter(uri -> !uri.equals(ApiRoutes.ATTEMPT))
                        .toList());
        assertThat(ReferencePage.table("Endpoints of the YAML routes"))
                .extracting(row -> row.get(0) + " in " + row.get(1))
                .containsExactlyInAnyOrderElementsOf(yamlRoutes().values().stream()
                        .filter(from -> from.startsWith("direct:"))
                        .toList());
    }

    @Test
    void everyConstantOfTheAddressesIsAnEndpointOfThePage() throws IOException {
        assertThat(Stream.concat(
                                ReferencePage.names("Endpoints of the jar").stream(),
                                ReferencePage.names("Endpoints of the YAML routes").stream())
                        .toList())
                .containsAll(constants(EdgesNames.class).stream()
                        .filter(name -> name.startsWith("direct:"))
                        .toList());
    }

    /** The routes in {@code routes/} by their ids: where each starts, and its file. */
    private static Map<String, String> yamlRoutes() throws IOException {
        Map<String, String> routes = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString().replace(".camel.yaml", "");
                for (Object entry : (List<?>) yaml(file)) {
                    Map<?, ?> route = (Map<?, ?>) ((Map<?, ?>) entry).get("route");
                    routes.put((String) route.get("id"), ((Map<?, ?>) route.get("from")).get("uri") + " in " + name);
                }
            }
        }
        return routes;
    }

    private static Object yaml(Path file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    @Test
    void theHeadersAndVariablesAreThoseOfTheCode() throws IOException {
        List<String> records = constants(EdgesHeaders.class);
        List<String> headers = records.stream()
                .filter(name -> Character.isUpperCase(name.charAt(0)))
                .toList();
        List<String> calls = constants(EdgesApi.class).stream()
                .filter(name -> name.matches("edges[A-Z]\\w+"))
                .toList();

        assertThat(ReferencePage.names("Headers")).containsExactlyInAnyOrderElementsOf(headers);
        assertThat(ReferencePage.names("Variables"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                records.stream().filter(name -> !headers.contains(name)),
                                calls.stream(),
                                Arrays.stream(LaunchField.values()).map(LaunchField::variable),
                                Stream.of(Workspace.VARIABLE, CompletenessRoutes.COMPLETE))
                        .flatMap(names -> names)
                        .toList());
    }

    private static List<String> constants(Class<?> of) {
        return Arrays.stream(of.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(ReferencePageTest::value)
                .toList();
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    @Test
    void theBeansOfTheJarAndEveryNameInTheSourcesAreOnThePage() throws IOException {
        assertThat(ReferencePage.names("Beans")).containsAll(EdgesRoutes.beans().keySet());
        String page = ReferencePage.text();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.toString().contains("sandbox"))
                            .flatMap(ReferencePageTest::literals)
                            .distinct())
                    .hasSizeGreaterThan(20)
                    .allSatisfy(name -> assertThat(page).contains('`' + name + '`'));
        }
    }

    private static Stream<String> literals(Path file) {
        try {
            return NAME.matcher(Files.readString(file)).results().map(name -> name.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void theHealthChecksAreThoseOfARunningContext() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new EdgesRoutes(TestSettings.in(directory).build()));
            context.start();

            assertThat(ReferencePage.names("Health checks"))
                    .contains("edges-routes-files")
                    .filteredOn(id -> !id.equals("edges-routes-files"))
                    .containsExactlyInAnyOrderElementsOf(HealthCheckHelper.getHealthCheckRegistry(context).stream()
                            .map(check -> check.getId())
                            .filter(id -> id.startsWith("edges-"))
                            .toList());
        }
    }
}
