package org.edgesroutes.spring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.SettingsException;
import org.edgesroutes.settings.SettingsReader;
import org.edgesroutes.settings.SettingsSource;
import org.edgesroutes.settings.Workspace;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.core.env.Environment;

/**
 * Refuses a {@code DataSource} of the ledger that Spring would take for the application's own: Spring Boot would then
 * make no other one, and Flyway would write the application's tables into the ledger. It looks at the definitions, when
 * nothing has written yet.
 */
final class LedgerBeanGuard implements BeanFactoryPostProcessor {

    private final Environment environment;

    LedgerBeanGuard(Environment environment) {
        this.environment = environment;
    }

    /** @throws SettingsException with the line to write */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<String> taken = SettingsReader.readWorkspaces(new SettingsSource(this::setting, Map.of())).stream()
                .map(this::bean)
                .filter(beans::containsBeanDefinition)
                .filter(name -> isDefault(beans, name))
                .distinct()
                .map(
                        "the bean %s is the DataSource of the ledger, and Spring would hand it to Flyway and to every other bean that asks for a DataSource; declare it with @Bean(defaultCandidate = false)"
                                ::formatted)
                .toList();
        if (!taken.isEmpty()) {
            throw new SettingsException(taken);
        }
    }

    private Optional<String> setting(String name) {
        return Optional.ofNullable(environment.getProperty(name));
    }

    private String bean(Workspace workspace) {
        return setting(workspace.own(SettingKey.LEDGER_DATA_SOURCE))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElse(Ledger.DATA_SOURCE);
    }

    private static boolean isDefault(ConfigurableListableBeanFactory beans, String name) {
        return beans.getMergedBeanDefinition(name) instanceof AbstractBeanDefinition definition
                && definition.isAutowireCandidate()
                && definition.isDefaultCandidate();
    }
}
