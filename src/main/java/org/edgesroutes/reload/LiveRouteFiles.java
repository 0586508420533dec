package org.edgesroutes.reload;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;

/** The running versions of the route files, and the other routes of the context. */
final class LiveRouteFiles {

    private static final String DIRECT = "direct://";

    private final CamelContext context;
    private final Map<Path, CheckedFile> files = new TreeMap<>();

    LiveRouteFiles(CamelContext context) {
        this.context = context;
    }

    /** Adds a file that the start has loaded. */
    CheckedFile started(RouteFile file) throws RouteFaultException {
        Set<String> ids =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions().stream()
                        .filter(route -> route.getResource() != null
                                && file.location().equals(route.getResource().getLocation()))
                        .map(RouteDefinition::getRouteId)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        CheckedFile checked = new CheckedFile(file, YamlOutline.of(file), ids, List.of());
        put(checked);
        return checked;
    }

    Optional<CheckedFile> at(Path path) {
        return Optional.ofNullable(files.get(path));
    }

    void put(CheckedFile file) {
        files.put(file.file().path(), file);
    }

    void remove(Path path) {
        files.remove(path);
    }

    /** Whether all its routes are started. */
    boolean runs(CheckedFile file) {
        return file.ids().stream()
                .map(context.getRouteController()::getRouteStatus)
                .allMatch(status -> status != null && status.isStarted());
    }

    /** All running routes except those of the file itself. */
    RunningRoutes besides(Path path) {
        Set<String> own = at(path).map(CheckedFile::ids).orElse(Set.of());
        Map<String, String> owners = new HashMap<>();
        Set<String> listening = new HashSet<>();
        for (Route route : context.getRoutes()) {
            if (!own.contains(route.getRouteId())) {
                owners.put(route.getRouteId(), owner(route.getRouteId()));
                String uri = route.getEndpoint().getEndpointBaseUri();
                if (uri.startsWith(DIRECT)) {
                    listening.add(uri.substring(DIRECT.length()));
                }
            }
        }
        return new RunningRoutes(owners, listening);
    }

    private String owner(String id) {
        return files.values().stream()
                .filter(file -> file.ids().contains(id))
                .map(file -> file.file().name())
                .findFirst()
                .orElse(RunningRoutes.JAR);
    }
}
