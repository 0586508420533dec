package org.edgesroutes.reload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.edgesroutes.settings.Suggestion;

/** The components on the class path and in the registry. */
final class ComponentNames {

    private static final String LISTS = "META-INF/services/org/apache/camel/component.properties";
    private static final String ONE = "META-INF/services/org/apache/camel/component/";

    /** Components that have another name than their jar. */
    private static final Map<String, String> JARS = Map.ofEntries(
            Map.entry("ftps", "ftp"),
            Map.entry("sftp", "ftp"),
            Map.entry("imap", "mail"),
            Map.entry("imaps", "mail"),
            Map.entry("pop3", "mail"),
            Map.entry("pop3s", "mail"),
            Map.entry("smtp", "mail"),
            Map.entry("smtps", "mail"));

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

    /** @return empty for a name that is one of Camel's other components */
    Optional<String> nearest(String scheme) {
        return JARS.containsKey(scheme) ? Optional.empty() : Suggestion.to(scheme, all().stream());
    }

    /** Which jar to add for a component that is not there. */
    String jarRemedy(String scheme) {
        return "if it is one of Camel's, put camel-%s-%s.jar and the jars it needs into lib/ and restart"
                .formatted(JARS.getOrDefault(scheme, scheme), context.getVersion());
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
