package org.edgesroutes.spring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.edgesroutes.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.sqlite.SQLiteDataSource;

/** A hub on Spring Boot with a bean for the ledger, as Spring sees it before it makes one of them. */
class LedgerBeanGuardTest {

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    private RootBeanDefinition define(String name) {
        RootBeanDefinition definition = new RootBeanDefinition(SQLiteDataSource.class);
        beans.registerBeanDefinition(name, definition);
        return definition;
    }

    private void look(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("application", settings));
        new LedgerBeanGuard(environment).postProcessBeanFactory(beans);
    }

    @Test
    void aLedgerThatSpringWouldHandToFlywayIsRefusedWithTheLineToWrite() {
        define("edgesDataSource");

        assertThatThrownBy(() -> look(Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("edgesDataSource", "Flyway", "@Bean(defaultCandidate = false)");
    }

    @Test
    void theBeanThatASettingNamesIsHeldToTheSameRule() {
        define("ledgerOfTheHub");

        assertThatThrownBy(() -> look(Map.of("edges.ledger.data-source", "ledgerOfTheHub")))
                .hasMessageContaining("ledgerOfTheHub");
    }

    @Test
    void theLedgerOfEachWorkspaceIsLookedAt() {
        define("ledgerOfAcme");
        define("ledgerOfGlobex");

        assertThatThrownBy(() -> look(Map.of(
                        "edges.workspaces",
                        "acme,globex",
                        "edges.workspaces.acme.ledger.data-source",
                        "ledgerOfAcme",
                        "edges.workspaces.globex.ledger.data-source",
                        "ledgerOfGlobex")))
                .hasMessageContainingAll("ledgerOfAcme", "ledgerOfGlobex");
    }

    @Test
    void aLedgerThatIsNoDefaultCandidateIsAccepted() {
        define("edgesDataSource").setDefaultCandidate(false);

        assertThatCode(() -> look(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void aLedgerThatIsNoAutowireCandidateIsAccepted() {
        define("edgesDataSource").setAutowireCandidate(false);

        assertThatCode(() -> look(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void theOwnDataSourceOfAHubIsNoneOfOurs() {
        define("orders");

        assertThatCode(() -> look(Map.of())).doesNotThrowAnyException();
    }
}
