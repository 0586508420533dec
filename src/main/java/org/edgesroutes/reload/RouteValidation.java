package org.edgesroutes.reload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;

/** The checks of a reload for files that nobody runs. */
public final class RouteValidation {

    private final RouteChecks checks;
    private final Map<String, String> jar;

    /**
     * @param context whose components, beans and properties the routes are to find; it need not be started
     * @param jar the ids of the routes that come with the jar, and where these start
     */
    public RouteValidation(CamelContext context, Map<String, String> jar) {
        this.checks = new RouteChecks(context);
        this.jar = Map.copyOf(jar);
    }

    /**
     * Checks files as if all of them were in one directory.
     *
     * @param callable further files, whose routes those may call
     * @return what is wrong with each, if anything
     */
    public Map<Path, Optional<RouteFault>> validate(Collection<Path> files, Collection<Path> callable) {
        Map<Path, Optional<RouteFault>> result = new LinkedHashMap<>();
        List<CheckedFile> right = new ArrayList<>();
        for (Path path : files) {
            Optional<RouteFile> file = RouteFile.read(path);
            result.put(
                    path, Optional.of(new RouteFault(RouteFile.nameOf(path), 0, "is not there", "name another file")));
            file.ifPresent(present -> result.put(path, fault(present, right)));
        }
        RunningRoutes around = around(callable);
        for (CheckedFile file : right) {
            RunningRoutes others = right.stream()
                    .filter(other -> other != file)
                    .reduce(around, RunningRoutes::and, (one, other) -> one);
            result.put(file.file().path(), fault(file, others));
        }
        return result;
    }

    private Optional<RouteFault> fault(RouteFile file, List<CheckedFile> right) {
        try {
            right.add(checks.check(file));
            return Optional.empty();
        } catch (RouteFaultException refused) {
            return Optional.of(refused.fault());
        }
    }

    private static Optional<RouteFault> fault(CheckedFile file, RunningRoutes others) {
        try {
            others.check(file);
            return Optional.empty();
        } catch (RouteFaultException refused) {
            return Optional.of(refused.fault());
        }
    }

    private RunningRoutes around(Collection<Path> callable) {
        Map<String, String> owners = new LinkedHashMap<>();
        jar.keySet().forEach(id -> owners.put(id, RunningRoutes.JAR));
        Set<String> listening = new HashSet<>();
        jar.values().stream()
                .filter(uri -> uri.startsWith("direct:"))
                .forEach(uri -> listening.add(uri.substring("direct:".length())));
        for (Path path : callable) {
            listening.addAll(listening(path));
        }
        return new RunningRoutes(owners, listening);
    }

    private static Set<String> listening(Path path) {
        try {
            Optional<RouteFile> file = RouteFile.read(path);
            return file.isEmpty()
                    ? Set.of()
                    : new CheckedFile(file.get(), YamlOutline.of(file.get()), Set.of()).listening();
        } catch (RouteFaultException unreadable) {
            return Set.of();
        }
    }
}
