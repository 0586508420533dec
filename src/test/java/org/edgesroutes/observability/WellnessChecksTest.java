package org.edgesroutes.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With stand-ins for the few types of SmallRye Health; the application in src/it/quarkus has the real ones. */
class WellnessChecksTest {

    private static final Map<String, Class<?>> STAND_INS = Map.of(
            "io.smallrye.health.registry.HealthRegistries", Registries.class,
            "io.smallrye.health.api.HealthType", Type.class,
            "io.smallrye.health.api.HealthRegistry", Registry.class,
            "org.eclipse.microprofile.health.HealthCheck", Procedure.class,
            "org.eclipse.microprofile.health.HealthCheckResponse", Response.class,
            "org.eclipse.microprofile.health.HealthCheckResponseBuilder", Response.class);

    @TempDir
    Path directory;

    private Ledger ledger;
    private ReportService reports;

    public enum Type {
        READINESS,
        WELLNESS
    }

    public interface Procedure {

        Response call();
    }

    public static final class Registries {

        private static final Map<Type, Registry> ALL = new TreeMap<>();

        public static Registry getRegistry(Type type) {
            return ALL.computeIfAbsent(type, any -> new Registry());
        }
    }

    public static final class Registry {

        private final Map<String, Procedure> checks = new TreeMap<>();

        public Registry register(String id, Procedure check) {
            checks.put(id, check);
            return this;
        }
    }

    /** And its builder. */
    public static final class Response {

        private final String name;
        private final Map<String, String> data = new TreeMap<>();
        private boolean up;

        private Response(String name) {
            this.name = name;
        }

        public static Response named(String name) {
            return new Response(name);
        }

        public Response withData(String key, String value) {
            data.put(key, value);
            return this;
        }

        public Response status(boolean isUp) {
            up = isUp;
            return this;
        }

        public Response build() {
            return this;
        }
    }

    @BeforeEach
    void open() {
        Registries.ALL.clear();
        ledger = Ledger.open(
                new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), Clock.systemUTC());
        reports = new ReportService(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void register(Map<String, Class<?>> onTheClassPath) {
        DefaultClassResolver classes = new DefaultClassResolver() {
            @Override
            public Class<?> resolveClass(String name) {
                return onTheClassPath.get(name);
            }
        };
        WellnessChecks.register(classes, EdgesHealthChecks.of(Workspace.ONLY, ledger, reports));
    }

    private static Response called(String id) {
        return Registries.getRegistry(Type.WELLNESS).checks.get(id).call();
    }

    @Test
    void whatARestartDoesNotMendIsInTheGroupWellness() {
        register(STAND_INS);

        assertThat(Registries.ALL).containsOnlyKeys(Type.WELLNESS);
        assertThat(Registries.getRegistry(Type.WELLNESS).checks)
                .containsKeys("edges-api-key", "edges-ticks", "edges-callbacks", "edges-downstreams")
                .doesNotContainKey("edges-ledger")
                .allSatisfy((id, check) -> assertThat(check).hasToString(id).isEqualTo(check));
    }

    @Test
    void aCheckIsDownWithItsReasonWhileItsReportIsOpen() {
        register(STAND_INS);
        assertThat(called("edges-api-key").up).isTrue();
        reports.raise(ReportKind.API_KEY_REJECTED, "cause", ReportSubject.none(), "Edges rejects it.", Map.of());

        Response response = called("edges-api-key");

        assertThat(response.up).isFalse();
        assertThat(response.name).isEqualTo("edges-api-key");
        assertThat(response.data).containsEntry("api-key-rejected:cause", "Edges rejects it.");
        assertThat(called("edges-downstreams").up).isTrue();
    }

    @Test
    void withoutSmallRyeHealthNothingIsRegistered() {
        register(Map.of());

        assertThat(Registries.ALL).isEmpty();
    }
}
