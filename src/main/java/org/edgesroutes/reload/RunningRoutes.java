package org.edgesroutes.reload;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.edgesroutes.settings.Suggestion;

/**
 * The routes beside those of one file.
 *
 * @param owners the file of each route, or {@link #JAR}, by its id
 * @param listening the names of {@code direct:} endpoints at which routes start
 */
record RunningRoutes(Map<String, String> owners, Set<String> listening) {

    /** The owner of the routes in the jar. */
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

    /** @throws RouteFaultException when the file uses an id of another owner, or calls an endpoint that does not exist */
    void check(CheckedFile checked) throws RouteFaultException {
        for (String id : checked.ids()) {
            if (owners.containsKey(id)) {
                throw checked.file()
                        .fault(
                                checked.outline().positionOf(id),
                                "the id \"%s\" belongs to %s".formatted(id, owners.get(id)),
                                "give this route another one, or take it out there first");
            }
        }
        Set<String> there = and(checked).listening();
        for (EndpointUse call : checked.calls()) {
            if (!there.contains(call.name())) {
                throw checked.file()
                        .fault(
                                call.position(),
                                "no route starts at direct:" + call.name(),
                                Suggestion.to(call.name(), there.stream())
                                        .map("did you mean direct:%s?"::formatted)
                                        .orElse("add a route that does"));
            }
        }
    }
}
