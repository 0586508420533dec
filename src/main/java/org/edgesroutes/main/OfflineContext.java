package org.edgesroutes.main;

import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.settings.SettingKey;

/** What routes may refer to, without a ledger and without a port. */
public final class OfflineContext {

    private OfflineContext() {}

    /** @return a context that is not started */
    public static CamelContext of(LaunchOptions launch) {
        CamelContext context = new DefaultCamelContext();
        launch.prepare(context);
        Properties defaults = new Properties();
        Arrays.stream(SettingKey.values()).forEach(key -> defaults.setProperty(key.key(), key.byDefault()));
        context.getPropertiesComponent().setInitialProperties(defaults);
        EdgesRoutes.beans().forEach(context.getRegistry()::bind);
        return context;
    }

    /** @return the ids of the routes in the jar, and where these start */
    public static Map<String, String> routes(LaunchOptions launch) {
        return EdgesRoutes.routes(launch.workspaces());
    }
}
