package org.edgesroutes.settings;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
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
        ExtendedCamelContext extension = context.getCamelContextExtension();
        String named = extension.getAdditionalSensitiveKeywords();
        Set<String> all = new LinkedHashSet<>();
        if (named != null) {
            all.addAll(Arrays.asList(named.split(",")));
        }
        Set<String> secret = Arrays.stream(SettingKey.values())
                .filter(SettingKey::secret)
                .map(SettingKey::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (all.addAll(secret)) {
            extension.setAdditionalSensitiveKeywords(String.join(",", all));
        }
    }
}
