package org.acme.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.edgesroutes.settings.SettingKey;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application with settings in its files, of which a page of its own shows what a placeholder in YAML becomes. */
class HubSettingsIT {

    private static final String CALLBACK =
            "{\"callback_ref_uid\":\"c1\",\"run\":{\"run_uid\":\"r1\",\"status\":\"SUCCEEDED\"},\"results\":[{\"id\":1}]}";

    @TempDir
    Path directory;

    @BeforeEach
    void requireThePage() {
        Assumptions.assumeTrue(System.getProperty("hub.settings") != null);
    }

    @Test
    void everySettingInTheFileOfTheHubHoldsForJavaAndForYaml() {
        try (Crm crm = Crm.open();
                QuietEdges edges = QuietEdges.open();
                HubProcess hub = HubProcess.in(directory).start(settings(edges, crm))) {
            hub.awaitReady();

            Map<String, String> expected = expected(file("/application.properties"));
            expected.put(SettingKey.API_URL.key(), edges.url());
            assertThat(shown(hub)).isEqualTo(expected);
            assertThat(logged(hub, expected)).isEqualTo(otherThanDefault(expected));
        }
    }

    @Test
    void theSettingsOfAProfileGoBeforeThoseOfTheHub() {
        try (Crm crm = Crm.open();
                QuietEdges edges = QuietEdges.open()) {
            Map<String, String> settings = settings(edges, crm);
            Pattern.compile("-D([^= ]+)=(\\S+)")
                    .matcher(System.getProperty("hub.second"))
                    .results()
                    .forEach(more -> settings.put(more.group(1), more.group(2)));
            try (HubProcess hub = HubProcess.in(directory).start(settings)) {
                hub.awaitReady();

                Properties file = file("/application.properties");
                file.putAll(file("/application-second.properties"));
                Map<String, String> expected = expected(file);
                expected.put(SettingKey.API_URL.key(), edges.url());
                assertThat(shown(hub)).isEqualTo(expected);
                assertThat(logged(hub, expected)).isEqualTo(otherThanDefault(expected));
                assertThat(directory).isDirectoryContaining("glob:**/ledger-of-the-hub.db");
                assertThat(directory.resolve("ledger.db")).doesNotExist();
                hub.post(hub.webhook("/linkedin-extract-messages"), HubProcess.SECRET, CALLBACK);
                await().untilAsserted(() -> assertThat(crm.bodies()).containsExactly("{\"id\":1}"));
            }
        }
    }

    @Test
    void theEnvironmentAndAFileBesideTheHubGoBeforeTheFileInIt() throws IOException {
        String beside = System.getProperty("hub.beside", "");
        if (!beside.isEmpty()) {
            Files.createDirectories(directory.resolve(beside).getParent());
            Files.writeString(directory.resolve(beside), "edges.completeness.grace=PT9M\n");
        }
        try (Crm crm = Crm.open();
                QuietEdges edges = QuietEdges.open();
                HubProcess hub = HubProcess.in(directory)
                        .environment("EDGES_CONTINUE_CRON", "0 0 0 1 1 ?")
                        .start(settings(edges, crm))) {
            hub.awaitReady();

            Map<String, String> expected = expected(file("/application.properties"));
            expected.put(SettingKey.API_URL.key(), edges.url());
            expected.put(SettingKey.CONTINUE_CRON.key(), "0 0 0 1 1 ?");
            if (!beside.isEmpty()) {
                expected.put(SettingKey.COMPLETENESS_GRACE.key(), "PT9M");
            }
            assertThat(shown(hub)).isEqualTo(expected);
            assertThat(logged(hub, expected)).isEqualTo(otherThanDefault(expected));
        }
    }

    @Test
    void aRouteOfTheHubWithAnIdOfOursIsRefusedAndBothPlacesAreNamed() {
        try (Crm crm = Crm.open();
                QuietEdges edges = QuietEdges.open()) {
            Map<String, String> settings = settings(edges, crm);
            settings.put("hub.route-id", "edges-continue-runs");
            try (HubProcess hub = HubProcess.in(directory).start(settings)) {
                assertThat(hub.exitCode()).isNotZero();
                assertThat(hub.output())
                        .contains(
                                "two routes with the id edges-continue-runs",
                                "classpath:edges/routes/continue-runs.camel.yaml",
                                "platform-http:/orders in Java");
            }
        }
    }

    private static Map<String, String> settings(QuietEdges edges, Crm crm) {
        return new TreeMap<>(Map.of("hub.crm-url", crm.url(), "hub.edges-url", edges.url()));
    }

    private static Properties file(String name) {
        Properties file = new Properties();
        try (var properties = HubSettingsIT.class.getResourceAsStream(name)) {
            file.load(properties);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file;
    }

    /** Every setting that a hub can have and that may be shown, with its default where the file does not have it. */
    private static Map<String, String> expected(Properties file) {
        return Arrays.stream(SettingKey.values())
                .filter(key -> !key.standalone() && !key.secret())
                .collect(Collectors.toMap(
                        SettingKey::key, key -> file.getProperty(key.key(), key.byDefault()), (a, b) -> a, TreeMap::new));
    }

    private static Map<String, String> shown(HubProcess hub) {
        String path = System.getProperty("hub.context-path", "") + System.getProperty("hub.settings");
        return hub.get(path)
                .body()
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (a, b) -> a, TreeMap::new));
    }

    /** What Java has read, of these names. */
    private static Map<String, String> logged(HubProcess hub, Map<String, String> names) {
        return hub.output()
                .lines()
                .map(line -> line.strip().split(" = ", 2))
                .filter(line -> line.length == 2 && names.containsKey(line[0]))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (a, b) -> a, TreeMap::new));
    }

    private static Map<String, String> otherThanDefault(Map<String, String> settings) {
        Map<String, String> others = new TreeMap<>(settings);
        Arrays.stream(SettingKey.values())
                .filter(key -> key.byDefault().equals(settings.get(key.key())) || key == SettingKey.ENABLED)
                .forEach(key -> others.remove(key.key()));
        return others;
    }
}
