package org.edgesroutes.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.CamelContextHelper;
import org.junit.jupiter.api.Test;

class SensitiveKeywordsTest {

    private final CamelContext context = new DefaultCamelContext();

    private boolean masked(String key) {
        return CamelContextHelper.containsSensitive(context, key);
    }

    @Test
    void camelMasksEverySecretBeforeItIsAskedForOne() {
        SettingsSource.of(context);

        assertThat(Arrays.stream(SettingKey.values()).filter(SettingKey::secret))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(masked(key.key())).as(key.key()).isTrue())
                .allSatisfy(key -> assertThat(masked(WorkspaceNames.own("acme", key.key())))
                        .as("that of a workspace")
                        .isTrue());
        assertThat(masked("edges.continue.cron")).isFalse();
    }

    @Test
    void whatTheApplicationHasMaskedStaysMasked() {
        context.getCamelContextExtension().setAdditionalSensitiveKeywords("crm.pin");
        SettingsSource.of(context);
        SettingsSource.of(context);

        assertThat(masked("crm.pin")).isTrue();
        assertThat(context.getCamelContextExtension().getAdditionalSensitiveKeywords())
                .isEqualTo("crm.pin,edges.api.key,edges.webhook.secret");
    }

    @Test
    void aPropertyToWhichASecretRefersIsMaskedAsTheSecretIs() {
        PropertiesComponent properties = context.getPropertiesComponent();
        properties.addInitialProperty("edges.api.key", "{{vault.edges-entry}}");
        properties.addInitialProperty("edges.workspaces.acme.webhook.secret", "a{{ACME_WORD}}");
        properties.addInitialProperty("edges.timezone", "{{hub.zone}}");
        properties.addInitialProperty("hub.zone", "UTC");
        properties.addInitialProperty("vault.edges-entry", "{{vault.slot7}}");
        properties.addInitialProperty("vault.slot7", "k");
        properties.addInitialProperty("ACME_WORD", "b");
        SettingsSource source = SettingsSource.of(context);

        assertThat(source.lookup().apply("edges.api.key")).contains("k");
        assertThat(source.lookup().apply("edges.workspaces.acme.webhook.secret"))
                .contains("ab");
        assertThat(source.lookup().apply("edges.timezone")).contains("UTC");
        assertThat(List.of("vault.edges-entry", "vault.slot7", "ACME_WORD")).allMatch(this::masked);
        assertThat(masked("hub.zone")).isFalse();
    }
}
