package org.edgesroutes.launches;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;

/**
 * The key of a call that an exchange makes: the one that it brings, else a fresh one. A fresh one stays with the exchange
 * until the call is done, so that a redelivery of the same exchange makes the same call.
 */
final class LaunchKeys {

    private static final String PROPERTY = "EdgesLaunchKeys";

    private LaunchKeys() {}

    /** @param call what is asked for, as text */
    static String key(Exchange exchange, LaunchFields fields, String call) {
        String given = fields.text(LaunchField.INTENT_KEY);
        return given != null
                ? given
                : fresh(exchange).computeIfAbsent(call, any -> UUID.randomUUID().toString());
    }

    static void done(Exchange exchange, String call) {
        fresh(exchange).remove(call);
    }

    private static Map<String, String> fresh(Exchange exchange) {
        @SuppressWarnings("unchecked")
        Map<String, String> keys = exchange.getProperty(PROPERTY, Map.class);
        if (keys == null) {
            keys = new HashMap<>();
            exchange.setProperty(PROPERTY, keys);
        }
        return keys;
    }
}
