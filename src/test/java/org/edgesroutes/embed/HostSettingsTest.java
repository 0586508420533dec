package org.edgesroutes.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.SettingsReader;
import org.edgesroutes.settings.SettingsSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** Each way in which an application without Spring has settings, with every setting at another value than its default. */
class HostSettingsTest {

    /** None of them is its default. Spaces around a value do not belong to it. */
    private static final Map<SettingKey, String> ANOTHER = Map.ofEntries(
            Map.entry(SettingKey.API_URL, "http://127.0.0.1:9/v1"),
            Map.entry(SettingKey.API_KEY, "key-of-the-hub"),
            Map.entry(SettingKey.API_REQUESTS_PER_MINUTE, "60"),
            Map.entry(SettingKey.API_CONNECT_TIMEOUT, "PT1S"),
            Map.entry(SettingKey.API_RESPONSE_TIMEOUT, "PT2S"),
            Map.entry(SettingKey.API_ATTEMPTS, "1"),
            Map.entry(SettingKey.API_RETRY_DELAY, "PT1S"),
            Map.entry(SettingKey.TIMEZONE, "Europe/Paris"),
            Map.entry(SettingKey.CONTINUE_CRON, "0 0 3 1 1 ?"),
            Map.entry(SettingKey.CONTINUE_EVERY, "PT5H"),
            Map.entry(SettingKey.CONTINUE_CADENCE, "adaptive"),
            Map.entry(SettingKey.CONTINUE_EVERY_MIN, "PT16M"),
            Map.entry(SettingKey.CONTINUE_EVERY_MAX, "P2D"),
            Map.entry(SettingKey.CONTINUE_STATUSES, "FAILED"),
            Map.entry(SettingKey.CONTINUE_ACTIONS, "linkedin-extract-messages"),
            Map.entry(SettingKey.CONTINUE_WHEN_INCOMPLETE, "hold"),
            Map.entry(SettingKey.COMPLETENESS_CRON, "0 0 4 1 1 ?"),
            Map.entry(SettingKey.COMPLETENESS_GRACE, "PT3M"),
            Map.entry(SettingKey.RESULTS_FROM, "outputs"),
            Map.entry(SettingKey.WEBHOOK_PATH, "/hub/edges "),
            Map.entry(SettingKey.WEBHOOK_SECRET, "secret-of-the-hub"),
            Map.entry(SettingKey.WEBHOOK_SECRET_HEADER, "X-Hub"),
            Map.entry(SettingKey.WEBHOOK_ALLOW_ANONYMOUS, "true"),
            Map.entry(SettingKey.WEBHOOK_MAX_BODY, "1MB"),
            Map.entry(SettingKey.WEBHOOK_MAX_CONCURRENT, "2"),
            Map.entry(SettingKey.WEBHOOK_MAX_DEPTH, "20"),
            Map.entry(SettingKey.WEBHOOK_PUBLIC_URL, "https://hooks.example.com"),
            Map.entry(SettingKey.LAUNCHES_LIST_LAG, "PT2M"),
            Map.entry(SettingKey.SUBSCRIPTIONS_FILE, "classpath:subscriptions.yaml"),
            Map.entry(SettingKey.SUBSCRIPTIONS_CRON, "0 0 * * * ?"),
            Map.entry(SettingKey.SUBSCRIPTIONS_INCREMENTAL_ACTIONS, "linkedin-extract-post-likers"),
            Map.entry(SettingKey.LEDGER_URL, "jdbc:sqlite:unused.db"),
            Map.entry(SettingKey.LEDGER_WARN_SIZE, "2GB"),
            Map.entry(SettingKey.LEDGER_WARN_FREE, "2GB"),
            Map.entry(SettingKey.LEDGER_DATA_SOURCE, "ledgerOfTheHub"),
            Map.entry(SettingKey.ENABLED, "true"),
            Map.entry(SettingKey.ROUTES, "continue-runs,receive-callbacks,repair-runs"));

    /** Each is refused beside the setting that it replaces; SecretFileTest has them. */
    private static final Set<SettingKey> IN_PLACE_OF_A_VALUE =
            Set.of(SettingKey.API_KEY_FILE, SettingKey.WEBHOOK_SECRET_FILE, SettingKey.WEBHOOK_SECRET_FILE_OLD);

    /** Where a host has its settings. */
    enum Host {
        ADDED_ONE_BY_ONE {
            @Override
            CamelContext start(Map<String, String> settings, Path directory) throws Exception {
                CamelContext context = plain(directory);
                settings.forEach(context.getPropertiesComponent()::addInitialProperty);
                context.start();
                return context;
            }
        },
        INITIAL_PROPERTIES {
            @Override
            CamelContext start(Map<String, String> settings, Path directory) throws Exception {
                CamelContext context = plain(directory);
                context.getPropertiesComponent().setInitialProperties(properties(settings));
                context.start();
                return context;
            }
        },
        FILE {
            @Override
            CamelContext start(Map<String, String> settings, Path directory) throws Exception {
                CamelContext context = plain(directory);
                context.getPropertiesComponent().setLocation("file:" + write(settings, directory));
                context.start();
                return context;
            }
        },
        CAMEL_MAIN {
            @Override
            CamelContext start(Map<String, String> settings, Path directory) throws Exception {
                Main main = new Main();
                main.setDefaultPropertyPlaceholderLocation("file:" + write(settings, directory));
                main.addInitialProperty("camel.server.enabled", "true");
                main.addInitialProperty("camel.server.port", Integer.toString(freePort()));
                main.bind("ledgerOfTheHub", ledger(directory));
                main.start();
                return main.getCamelContext();
            }
        };

        /** The settings are those of the host alone: nothing of it is in the system properties. */
        abstract CamelContext start(Map<String, String> settings, Path directory) throws Exception;
    }

    @TempDir
    Path directory;

    private CamelContext context;

    @AfterEach
    void stop() {
        if (context != null) {
            context.stop();
        }
    }

    private static CamelContext plain(Path directory) throws Exception {
        CamelContext context = new DefaultCamelContext();
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindPort(freePort());
        context.addService(new VertxPlatformHttpServer(server));
        context.getRegistry().bind("ledgerOfTheHub", ledger(directory));
        return context;
    }

    private static SQLiteDataSource ledger(Path directory) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve("hub.db"));
        return source;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static Properties properties(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private static Path write(Map<String, String> settings, Path directory) {
        Path file = directory.resolve("hub.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties(settings).store(writer, null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        ANOTHER.forEach((key, value) -> settings.put(key.key(), value));
        return settings;
    }

    @Test
    void everySettingOfAHubIsAmongThoseTried() {
        assertThat(ANOTHER.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SettingKey.values())
                        .filter(key -> !key.standalone())
                        .filter(key -> key != SettingKey.SANDBOX_ENABLED && key != SettingKey.WORKSPACES)
                        .filter(key -> !IN_PLACE_OF_A_VALUE.contains(key))
                        .toList());
        assertThat(ANOTHER).allSatisfy((key, value) -> assertThat(value).isNotEqualTo(key.byDefault()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "main", "spring-boot", "quarkus"})
    void everySettingIsInTheFileOfTheApplicationAndOnThePageThatShowsThem(String application) throws IOException {
        Properties file = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/it", application, "src/main/resources/application.properties"))) {
            file.load(reader);
        }
        assertThat(file.stringPropertyNames()).containsAll(settings().keySet());
        assertThat(Files.readString(Path.of("src/it-driver/resources/camel/settings.camel.yaml")))
                .contains(Arrays.stream(SettingKey.values())
                        .filter(key -> !key.standalone() && !key.secret())
                        .map(key -> "%s={{%1$s}}".formatted(key.key()))
                        .toList());
    }

    @Test
    void everySettingIsReadAlsoWhereOnlyTheYamlNeedsIt() {
        Map<String, String> settings = settings();
        SettingsSource source = new SettingsSource(key -> Optional.ofNullable(settings.get(key)), settings);
        Set<String> read = new TreeSet<>(settings.keySet());
        read.remove(SettingKey.ENABLED.key());

        assertThat(SettingsReader.readHosted(source).chosen().keySet()).containsAll(read);
    }

    @ParameterizedTest
    @EnumSource
    void whatAHubSetsHoldsForTheRoutesInYamlAsForThoseInJava(Host host) throws Exception {
        context = host.start(settings(), directory);
        ANOTHER.forEach((key, value) -> assertThat(context.resolvePropertyPlaceholders("{{" + key.key() + "}}"))
                .as(key.key())
                .isEqualTo(value.strip()));
        assertThat(endpoints())
                .contains("platform-http:///hub/edges")
                .contains("cron=0+0+3+1+1+%3F")
                .contains("cron=0+0+4+1+1+%3F")
                .contains("trigger.timeZone=Europe%2FParis");
        assertThat(context.getRoute("edges-report")).isNull();
        assertThat(directory).isDirectoryContaining("glob:**hub.db");
    }

    @ParameterizedTest
    @EnumSource
    void whatAHubLeavesOutHasItsDefaultInYaml(Host host) throws Exception {
        Map<String, String> few = Map.of(
                "edges.enabled",
                "true",
                "edges.webhook.secret",
                "secret-of-the-hub",
                "edges.ledger.data-source",
                "ledgerOfTheHub");
        context = host.start(few, directory);
        assertThat(endpoints())
                .contains("platform-http:///edges/callbacks")
                .contains("cron=0+0%2F15+*+*+*+%3F")
                .contains("trigger.timeZone=UTC");
    }

    private String endpoints() {
        return context.getRoutes().stream()
                .map(route -> route.getEndpoint().getEndpointUri())
                .collect(Collectors.joining("\n"));
    }
}
