package org.edgesroutes.reload;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.edgesroutes.settings.Suggestion;

/**
 * What a file has to get along with.
 *
 * @param owners by the id of a route whose it is
 * @param listening the names of {@code direct:} at which something starts
 */
record RunningRoutes(Map<String, String> owners, Set<String> listening) {

    /** Whose the routes are that come with the jar. */
    static final String JAR = "Edges Routes itself";

    RunningRoutes {
        owners = Map.copyOf(owners);
        listening = Set.copyOf(listening);
    }

    RunningRoutes and(CheckedFile file) {
        Map<String, String> more = new HashMap<>(owners);
        file.ids().forEach(id -> more.put(id, file.file().name()));
        Set<String> names = new HashSet<>(listening);
        names.addAll(file.listening());
        return new RunningRoutes(more, names);
    }

    /** @throws RouteFaultException when it takes what is somebody else's, or calls what is not there */
    void check(CheckedFile checked) throws RouteFaultException {
        for (String id : checked.ids()) {
            if (owners.containsKey(id)) {
                throw checked.file()
                        .fault(
                                checked.outline().lineWith(id),
                                "the id \"%s\" belongs to %s".formatted(id, owners.get(id)),
                                "give this route another one, or take it out there first");
            }
        }
        Set<String> there = and(checked).listening();
        for (EndpointUse call : checked.calls()) {
            if (!there.contains(call.name())) {
                throw checked.file()
                        .fault(
                                call.line(),
                                "no route starts at direct:" + call.name(),
                                Suggestion.to(call.name(), there.stream())
                                        .map("did you mean direct:%s?"::formatted)
                                        .orElse("add a route that does"));
            }
        }
    }
}
