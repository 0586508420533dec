package org.edgesroutes.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.apache.camel.RuntimeCamelException;
import org.edgesroutes.ledger.LedgerException;
import org.edgesroutes.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** How Spring Boot tells of a start that Edges Routes refused. */
class EdgesFailureAnalyzerTest {

    private final EdgesFailureAnalyzer analyzer = new EdgesFailureAnalyzer();

    static List<RuntimeException> refusals() {
        return List.of(
                new SettingsException(List.of("edges.webhook.secret is missing; set it")),
                new LedgerException("the ledger is in use; stop the other service"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusedStartIsToldByItsSentenceHoweverDeepItLies(RuntimeException refusal) {
        FailureAnalysis analysis =
                analyzer.analyze(new IllegalStateException("context", new RuntimeCamelException("vetoed", refusal)));

        assertThat(analysis.getDescription()).isEqualTo("Edges Routes does not start: " + refusal.getMessage());
        assertThat(analysis.getAction()).contains("edges.enabled=false");
        assertThat(analysis.getCause()).isSameAs(refusal);
    }

    @Test
    void theFailureOfAnotherPartOfTheHubIsLeftToOthers() {
        assertThat(analyzer.analyze(new IllegalStateException("port in use"))).isNull();
    }

    @Test
    void springBootFindsTheAnalyzerAndTheAutoConfiguration() throws IOException {
        Properties factories = new Properties();
        try (var file = getClass().getResourceAsStream("/META-INF/spring.factories")) {
            factories.load(file);
        }

        assertThat(factories).containsEntry(FailureAnalyzer.class.getName(), EdgesFailureAnalyzer.class.getName());
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(EdgesAutoConfiguration.class.getName());
    }
}
