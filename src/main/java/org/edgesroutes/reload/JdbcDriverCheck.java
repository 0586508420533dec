package org.edgesroutes.reload;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.edgesroutes.ledger.JdbcDrivers;
import org.edgesroutes.reload.YamlNodes.KeyedText;

/** Checks that there is a driver for each database that a file names: without one, only the first record would tell. */
final class JdbcDriverCheck {

    private static final Pattern URL = Pattern.compile("jdbc:[a-z0-9]+:.+");

    /** Keys of endpoints, where {@code jdbc:} is the component. */
    private static final Set<String> ENDPOINTS = Set.of("uri", "to", "toD", "description");

    private final PropertyCheck properties;

    JdbcDriverCheck(PropertyCheck properties) {
        this.properties = properties;
    }

    void check(RouteFile file, YamlOutline outline) throws RouteFaultException {
        for (KeyedText text : YamlNodes.texts(outline.root()).toList()) {
            String url = properties.resolve(text.value());
            Matcher jdbc = URL.matcher(url);
            if (!ENDPOINTS.contains(text.key()) && jdbc.matches() && !JdbcDrivers.exists(url)) {
                // the rest may hold a password
                throw file.fault(
                        text.position(),
                        "there is no driver for \"%s\"".formatted(url.replaceFirst("^(jdbc:[a-z0-9]+):.*$", "$1")),
                        "put the jar with the driver into lib/ and restart");
            }
        }
    }
}
