package org.edgesroutes.embed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ClassResolver;
import org.edgesroutes.settings.SettingsException;

/** What the application has to have on its class path, since it is Camel's and the jar brings none of it along. */
final class RequiredComponents {

    /** By a class of theirs. */
    static final Map<String, String> ARTIFACTS = Map.of(
            "org.apache.camel.component.http.HttpComponent", "camel-http",
            "org.apache.camel.component.kamelet.KameletComponent", "camel-kamelet",
            "org.apache.camel.component.quartz.QuartzComponent", "camel-quartz",
            "org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader", "camel-yaml-dsl",
            "com.fasterxml.jackson.databind.ObjectMapper", "camel-jackson");

    /** Only for the webhook. */
    private static final Map<String, String> SERVER =
            Map.of("org.apache.camel.component.platform.http.PlatformHttpComponent", "camel-platform-http");

    private RequiredComponents() {}

    /** @throws SettingsException that names what is missing */
    static void require(CamelContext context) {
        require(context, ARTIFACTS);
    }

    /** @throws SettingsException when nothing can serve the webhook */
    static void requireServer(CamelContext context) {
        require(context, SERVER);
    }

    private static void require(CamelContext context, Map<String, String> artifacts) {
        ClassResolver classes = context.getClassResolver();
        List<String> missing = new TreeMap<>(artifacts)
                .entrySet().stream()
                        .filter(need -> classes.resolveClass(need.getKey()) == null)
                        .map(Map.Entry::getValue)
                        .sorted()
                        .toList();
        if (!missing.isEmpty()) {
            throw new SettingsException(List.of(
                    "%s of the application's own Camel version has to be on its class path; docs/embedding.md shows the lines"
                            .formatted(String.join(", ", missing))));
        }
    }
}
