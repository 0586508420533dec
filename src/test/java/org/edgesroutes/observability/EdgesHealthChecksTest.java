package org.edgesroutes.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheck;
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

class EdgesHealthChecksTest {

    @TempDir
    Path directory;

    private Ledger ledger;
    private ReportService reports;
    private Map<String, HealthCheck> checks;

    @BeforeEach
    void open() {
        ledger = Ledger.open(
                new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), Clock.systemUTC());
        reports = new ReportService(ledger);
        checks = EdgesHealthChecks.of(new Workspace("acme"), ledger, reports).stream()
                .collect(Collectors.toMap(HealthCheck::getId, check -> check));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private HealthCheck.State state(String id) {
        return checks.get(id).call().getState();
    }

    private void raise(ReportKind kind) {
        reports.raise(kind, "cause", ReportSubject.none(), "Something is wrong.", Map.of());
    }

    @Test
    void aRejectedKeyIsDownAndNeitherReadinessNorLivenessSees() {
        assertThat(state("edges-api-key-acme")).isEqualTo(HealthCheck.State.UP);
        raise(ReportKind.API_KEY_REJECTED);
        HealthCheck.Result result = checks.get("edges-api-key-acme").call();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage()).contains("Something is wrong.");
        assertThat(checks.values()).noneMatch(HealthCheck::isLiveness);
        assertThat(checks.values().stream().filter(HealthCheck::isReadiness).map(HealthCheck::getId))
                .containsExactly("edges-ledger-acme");
    }

    @Test
    void aDownstreamThatIsDownIsShownAndTheServiceStaysUp() {
        raise(ReportKind.DOWNSTREAM_DOWN);
        raise(ReportKind.DEAD_LETTERS);
        HealthCheck.Result result = checks.get("edges-downstreams-acme").call();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails()).containsKeys("downstream-down:cause", "dead-letters:cause");
    }

    @Test
    void aLedgerThatCannotBeReadIsDownForReadinessToo() {
        assertThat(state("edges-ledger-acme")).isEqualTo(HealthCheck.State.UP);
        ledger.close();
        assertThat(state("edges-ledger-acme")).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void aLedgerThatCannotBeReadHidesNoOtherCheckFromTheHost() {
        ledger.close();
        assertThat(checks.values())
                .allSatisfy(check -> assertThat(check.call().getState())
                        .as(check.getId())
                        .isEqualTo(check.isReadiness() ? HealthCheck.State.DOWN : HealthCheck.State.UNKNOWN));
    }

    @Test
    void everyKindThatIsCheckedPeriodicallyIsShownByOneCheck() {
        for (ReportKind kind : ReportKind.values()) {
            if (kind.ordinal() >= ReportKind.DOWNSTREAM_DOWN.ordinal()) {
                raise(kind);
                assertThat(checks.values())
                        .as(kind.word())
                        .anyMatch(check -> check.call().getDetails().containsKey(kind.word() + ":cause"));
            }
        }
    }
}
