package org.edgesroutes.main;

import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Ordered;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.apache.camel.util.IOHelper;
import org.edgesroutes.settings.SettingsSource;

/**
 * Arguments before system properties before the environment, all of them before the files. Camel's own order puts the
 * environment first, so that {@code --edges.api.url=…} would do nothing where {@code EDGES_API_URL} is set.
 */
final class LaunchProperties implements LoadablePropertiesSource, Ordered {

    private static final int NEVER = PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER;

    private final Map<String, String> arguments;

    private LaunchProperties(Map<String, String> arguments) {
        this.arguments = arguments;
    }

    static void addTo(CamelContext context, Map<String, String> arguments) {
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setEnvironmentVariableMode(NEVER);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        properties.setEncoding("UTF-8");
        properties.addPropertiesSource(new LaunchProperties(arguments));
    }

    @Override
    public String getName() {
        return SettingsSource.LAUNCH;
    }

    @Override
    public int getOrder() {
        return HIGHEST;
    }

    @Override
    public String getProperty(String name) {
        String argument = arguments.get(name);
        String property = argument == null ? System.getProperty(name) : argument;
        return property == null ? IOHelper.lookupEnvironmentVariable(name) : property;
    }

    @Override
    public Properties loadProperties() {
        return loadProperties(any -> true);
    }

    @Override
    public Properties loadProperties(Predicate<String> filter) {
        Properties chosen = new Properties();
        arguments.forEach((name, value) -> {
            if (filter.test(name)) {
                chosen.setProperty(name, value);
            }
        });
        return chosen;
    }

    @Override
    public void reloadProperties(String location) {
        // arguments do not change while the process runs
    }
}
