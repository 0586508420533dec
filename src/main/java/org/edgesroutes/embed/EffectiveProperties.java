package org.edgesroutes.embed;

import java.util.Arrays;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.edgesroutes.settings.SettingKey;

/**
 * The settings as the YAML refers to them, {@code {{edges.webhook.path}}}: the values that were read for the routes in
 * Java, so that both have the same ones wherever the application keeps them.
 */
final class EffectiveProperties {

    private EffectiveProperties() {}

    /**
     * Writes each value over whatever else has that name. A default alone would not do: on Spring it hides the value in
     * the environment of the application, and on a plain context it replaces the one among its initial properties.
     */
    static void offer(CamelContext context) {
        PropertiesComponent properties = context.getPropertiesComponent();
        Arrays.stream(SettingKey.values())
                .filter(key -> !key.standalone() && !key.secret())
                .forEach(key -> properties.addOverrideProperty(key.key(), value(properties, key)));
    }

    private static String value(PropertiesComponent properties, SettingKey key) {
        return properties.resolveProperty(key.key()).map(String::strip).orElse(key.byDefault());
    }
}
