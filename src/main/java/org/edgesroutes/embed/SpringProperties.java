package org.edgesroutes.embed;

import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ClassResolver;

/**
 * The settings under {@code edges.} in the files of an application on Spring. Camel asks Spring for the value of a
 * name, but not which names there are. By reflection, since for these few calls no application should get Spring.
 */
final class SpringProperties {

    private static final String PACKAGE = "org.springframework.core.env.";

    private final Class<?> environments;
    private final Class<?> sources;

    private SpringProperties(ClassResolver classes) {
        environments = classes.resolveClass(PACKAGE + "ConfigurableEnvironment");
        sources = classes.resolveClass(PACKAGE + "EnumerablePropertySource");
    }

    /** @return nothing where there is no Spring around */
    static Map<String, String> of(CamelContext context) throws ReflectiveOperationException {
        SpringProperties spring = new SpringProperties(context.getClassResolver());
        Object environment = context.getRegistry().lookupByName("environment");
        return spring.environments != null && spring.environments.isInstance(environment)
                ? spring.read(environment)
                : Map.of();
    }

    private Map<String, String> read(Object environment) throws ReflectiveOperationException {
        Map<String, String> settings = new TreeMap<>();
        Iterable<?> all =
                (Iterable<?>) environments.getMethod("getPropertySources").invoke(environment);
        for (Object source : all) {
            if (sources.isInstance(source)) {
                add(source, settings);
            }
        }
        return settings;
    }

    /** The first one that has a name wins, as in Spring. */
    private void add(Object source, Map<String, String> settings) throws ReflectiveOperationException {
        for (String name : (String[]) sources.getMethod("getPropertyNames").invoke(source)) {
            if (name.startsWith("edges.")) {
                Object value = sources.getMethod("getProperty", String.class).invoke(source, name);
                settings.putIfAbsent(name, String.valueOf(value));
            }
        }
    }
}
