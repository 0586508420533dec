package org.edgesroutes.reload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.edgesroutes.settings.Suggestion;

/** Which components are on the class path or in the registry. */
final class ComponentNames {

    private static final String LISTS = "META-INF/services/org/apache/camel/component.properties";
    private static final String ONE = "META-INF/services/org/apache/camel/component/";

    private final CamelContext context;

    ComponentNames(CamelContext context) {
        this.context = context;
    }

    boolean exists(String scheme) {
        return context.hasComponent(scheme) != null
                || context.getRegistry().lookupByName(scheme) != null
                || context.getRegistry().lookupByName(scheme + "-component") != null
                || context.getClassResolver().loadResourceAsURL(ONE + scheme) != null;
    }

    Optional<String> nearest(String scheme) {
        return Suggestion.to(scheme, all().stream());
    }

    private Set<String> all() {
        Set<String> names = new TreeSet<>();
        try {
            for (URL list :
                    Collections.list(ComponentNames.class.getClassLoader().getResources(LISTS))) {
                try (InputStream file = list.openStream()) {
                    Properties properties = new Properties();
                    properties.load(file);
                    names.addAll(Arrays.asList(
                            properties.getProperty("components", "").split("\\s+")));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return names;
    }
}
