package org.edgesroutes.embed;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** The settings under {@code edges.} in the files of an application on Spring; not to be touched without Spring. */
final class SpringSettings {

    private SpringSettings() {}

    /** @param environment the bean of that name */
    static Map<String, String> of(Object environment) {
        Map<String, String> settings = new TreeMap<>();
        if (environment instanceof ConfigurableEnvironment spring) {
            spring.getPropertySources().stream()
                    .filter(EnumerablePropertySource.class::isInstance)
                    .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                    .filter(name -> name.startsWith("edges."))
                    .forEach(name -> settings.put(name, spring.getProperty(name)));
        }
        return settings;
    }
}
