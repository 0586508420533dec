package org.acme.hub;

import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** An integration hub that makes its Camel context itself. Nothing in here knows Edges Routes. */
public final class Hub {

    private Hub() {}

    public static void main(String[] args) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setLocation("classpath:application.properties");
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindPort(Integer.parseInt(context.resolvePropertyPlaceholders("{{hub.port}}")));
        context.addService(new VertxPlatformHttpServer(server));
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(context, "classpath:routes/deliver-to-crm.camel.yaml"));
        Runtime.getRuntime().addShutdownHook(new Thread(context::stop));
        context.start();
    }
}
