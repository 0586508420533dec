package org.edgesroutes.component;

import org.apache.camel.CamelContext;
import org.edgesroutes.delivery.DeliveryContext;
import org.edgesroutes.settings.SettingKey;

/** Tells an application that has switched Edges Routes off from one that has forgotten to switch it on. */
final class EdgesSwitch {

    private EdgesSwitch() {}

    /** Whether {@code edges.enabled=false} is set, and no routes of the bundle were added in Java. */
    static boolean isOff(CamelContext context) {
        return context.getRegistry().findByType(DeliveryContext.class).isEmpty()
                && context.getPropertiesComponent()
                        .resolveProperty(SettingKey.ENABLED.key())
                        .map(String::strip)
                        .filter("false"::equals)
                        .isPresent();
    }
}
