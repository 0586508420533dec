package org.edgesroutes.embed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** Where callbacks come in, for the log: also the port and the context path, where the properties of the server tell. */
final class WebhookAddress {

    /** The port of a server, and the path under which it is mounted: Spring Boot, Quarkus, Camel Main. */
    private static final List<Map.Entry<String, String>> SERVERS = List.of(
            Map.entry("local.server.port", "server.servlet.context-path"),
            Map.entry("quarkus.http.port", "quarkus.http.root-path"),
            Map.entry("camel.server.port", "camel.server.path"));

    private WebhookAddress() {}

    /** @param path of the webhook, as it is set */
    static String of(CamelContext context, String path) {
        PropertiesComponent properties = context.getPropertiesComponent();
        for (Map.Entry<String, String> server : SERVERS) {
            Optional<String> port = properties.resolveProperty(server.getKey());
            if (port.isPresent()) {
                return "port %s, path %s%s".formatted(port.get(), mount(properties, server.getValue()), path);
            }
        }
        return "path " + path;
    }

    private static String mount(PropertiesComponent properties, String key) {
        return properties.resolveProperty(key).orElse("").replaceAll("/+$", "");
    }
}
