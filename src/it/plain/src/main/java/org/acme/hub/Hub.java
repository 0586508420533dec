package org.acme.hub;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.quartz.Scheduler;
import org.quartz.impl.StdSchedulerFactory;
import org.sqlite.SQLiteDataSource;

/** An integration hub that makes its Camel context itself. Nothing in here knows Edges Routes. */
public final class Hub {

    private Hub() {}

    public static void main(String[] args) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setLocation(settings());
        context.getRegistry().bind("schedulerOfTheHub", scheduler());
        context.getRegistry().bind("ledgerOfTheHub", ledger());
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindPort(Integer.parseInt(context.resolvePropertyPlaceholders("{{hub.port}}")));
        context.addService(new VertxPlatformHttpServer(server));
        context.addRoutes(new Orders());
        for (String route : List.of("deliver-to-crm", "settings")) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveResource(context, "classpath:camel/" + route + ".camel.yaml"));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(context::stop));
        try {
            context.start();
        } catch (Exception refused) {
            // the threads of the scheduler would keep the process
            refused.printStackTrace();
            System.exit(1);
        }
    }

    /** The first file that has a property decides. */
    private static String settings() {
        String profile = System.getProperty("hub.profile");
        String common = "classpath:application.properties";
        return profile == null ? common : "classpath:application-" + profile + ".properties," + common;
    }

    /** It runs before the context does. */
    private static Scheduler scheduler() throws Exception {
        Scheduler scheduler = new StdSchedulerFactory().getScheduler();
        scheduler.start();
        return scheduler;
    }

    private static SQLiteDataSource ledger() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:ledger-of-the-hub.db");
        return source;
    }
}
