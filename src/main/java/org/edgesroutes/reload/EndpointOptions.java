package org.edgesroutes.reload;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;

/** The options that the endpoints of a component know. */
final class EndpointOptions {

    /** Options that an HTTP endpoint reads although the metadata lists them for the component alone. */
    static final Set<String> HTTP_TIMEOUTS =
            Set.of("connectTimeout", "connectionRequestTimeout", "responseTimeout", "soTimeout");

    private final ComponentModel component;
    private final Set<String> names;

    EndpointOptions(ComponentModel component) {
        this.component = component;
        this.names = component.getEndpointOptions().stream()
                .map(BaseOptionModel::getName)
                .collect(Collectors.toCollection(HashSet::new));
        if (choosesHttpMethod()) {
            component.getComponentOptions().stream()
                    .map(BaseOptionModel::getName)
                    .filter(HTTP_TIMEOUTS::contains)
                    .forEach(names::add);
        }
    }

    Stream<String> names() {
        return names.stream();
    }

    /** Whether unknown options are no fault to Camel. */
    boolean lenient() {
        return component.isLenientProperties();
    }

    /** Whether it is HTTP whose method depends on the options. */
    boolean choosesHttpMethod() {
        return lenient() && names.contains("httpMethod");
    }

    /** Whether an option can be set for the component alone. */
    boolean belongsToComponent(String option) {
        return !names.contains(option)
                && component.getComponentOptions().stream()
                        .anyMatch(known -> known.getName().equals(option));
    }

    /** @return the options that the endpoint does not know, in their order */
    Set<String> unknown(Set<String> given) {
        Set<String> unknown = new LinkedHashSet<>(given);
        unknown.removeAll(names);
        component.getEndpointOptions().stream()
                .map(BaseOptionModel::getPrefix)
                .filter(prefix -> prefix != null && !prefix.isEmpty())
                .forEach(prefix -> unknown.removeIf(name -> name.startsWith(prefix)));
        return unknown;
    }
}
