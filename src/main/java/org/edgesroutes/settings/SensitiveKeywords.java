package org.edgesroutes.settings;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/**
 * The keys whose values Camel has to mask in its own lines: Camel Main and Quarkus log the properties in use at INFO
 * when a context starts, and take a property for a secret by its name. {@code edges.api.key} is not on Camel's list.
 */
final class SensitiveKeywords {

    private SensitiveKeywords() {}

    /** Adds them to those that the application has named. */
    static void add(CamelContext context) {
        add(
                context,
                Arrays.stream(SettingKey.values()).filter(SettingKey::secret).map(SettingKey::key));
    }

    /** Adds a property of the application that has a secret as its value, in the form in which Camel compares names. */
    static void add(CamelContext context, String property) {
        String end = property.substring(property.lastIndexOf('.') + 1);
        add(context, Stream.of(end.toLowerCase(Locale.ENGLISH).replace("-", "")));
    }

    private static void add(CamelContext context, Stream<String> keywords) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        String named = extension.getAdditionalSensitiveKeywords();
        Set<String> all = new LinkedHashSet<>();
        if (named != null) {
            all.addAll(Arrays.asList(named.split(",")));
        }
        if (all.addAll(keywords.toList())) {
            extension.setAdditionalSensitiveKeywords(String.join(",", all));
        }
    }
}
