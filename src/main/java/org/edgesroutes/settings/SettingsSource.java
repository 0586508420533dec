package org.edgesroutes.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/**
 * Where settings come from: a way to ask for one, and everything that is set under {@code edges.}, by the name of its
 * property or environment variable, so that a misspelled one is noticed.
 */
public record SettingsSource(Function<String, Optional<String>> lookup, Map<String, String> present) {

    /** The name of a properties source whose values are arguments, system properties or variables. */
    public static final String LAUNCH = "edges-launch";

    private static final String PROPERTY = "edges.";
    private static final List<String> PROCESS = List.of("server.", "management.");
    private static final String VARIABLE = "EDGES_";

    /** Asks Camel, which knows the files, the system properties and the environment of the application it runs in. */
    public static SettingsSource of(CamelContext context) {
        SensitiveKeywords.add(context);
        PropertiesComponent properties = context.getPropertiesComponent();
        Map<String, String> present = new TreeMap<>();
        Properties set = properties.loadProperties(name -> name.startsWith(PROPERTY));
        set.stringPropertyNames().forEach(name -> present.put(name, set.getProperty(name)));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PROPERTY))
                .forEach(name -> present.put(name, System.getProperty(name)));
        System.getenv().forEach((name, value) -> {
            if (name.startsWith(VARIABLE)) {
                present.put(name, value);
            }
        });
        return new SettingsSource(
                new LiteralLookup(
                        (org.apache.camel.component.properties.PropertiesComponent) properties,
                        name -> SensitiveKeywords.add(context, name)),
                present);
    }

    /**
     * Asks Camel for the settings of a process of its own, to which also {@code server.*} and {@code management.*}
     * belong: in an application around the routes these belong to the application.
     */
    public static SettingsSource ofProcess(CamelContext context) {
        Properties set = context.getPropertiesComponent()
                .loadProperties(name -> PROCESS.stream().anyMatch(name::startsWith));
        Map<String, String> more = new TreeMap<>();
        set.stringPropertyNames().forEach(name -> more.put(name, set.getProperty(name)));
        return of(context).with(more);
    }

    /** The same with further names under {@code edges.} from another source. */
    public SettingsSource with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(present);
        more.forEach(all::putIfAbsent);
        return new SettingsSource(lookup, all);
    }
}
