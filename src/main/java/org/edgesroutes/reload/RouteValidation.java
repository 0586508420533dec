package org.edgesroutes.reload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;

/** Checks files as a reload does, without running them. */
public final class RouteValidation {

    private final RouteChecks checks;
    private final Map<String, String> jar;

    /**
     * @param context whose components, beans and properties the routes are to find; it need not be started
     * @param jar the routes in the jar: their sources by their ids
     */
    public RouteValidation(CamelContext context, Map<String, String> jar) {
        this.checks = new RouteChecks(context);
        this.jar = Map.copyOf(jar);
    }

    /**
     * Checks files as if all of them were in one directory.
     *
     * @param callable further files, whose routes those may call
     * @return the reports in the order of the files
     */
    public Map<Path, FileReport> validate(Collection<Path> files, Collection<Path> callable) {
        Map<Path, FileReport> refused = new HashMap<>();
        List<CheckedFile> checked = new ArrayList<>();
        for (Path path : files) {
            try {
                checked.add(checks.check(RouteFile.read(path).orElseThrow(() -> missing(path))));
            } catch (RouteFaultException fault) {
                refused.put(path, FileReport.refused(fault.fault()));
            }
        }
        RunningRoutes around = around(callable);
        Map<Path, FileReport> reports = new LinkedHashMap<>();
        files.forEach(path -> reports.put(path, refused.get(path)));
        for (CheckedFile file : checked) {
            RunningRoutes others = checked.stream()
                    .filter(other -> other != file)
                    .reduce(around, RunningRoutes::and, (one, other) -> one);
            reports.put(file.file().path(), report(file, others));
        }
        return reports;
    }

    private static RouteFaultException missing(Path path) {
        return new RouteFaultException(
                new RouteFault(RouteFile.nameOf(path), SourcePosition.FILE, "does not exist", "name another file"));
    }

    private static FileReport report(CheckedFile file, RunningRoutes others) {
        try {
            others.check(file);
            return FileReport.valid(file);
        } catch (RouteFaultException refused) {
            return FileReport.refused(refused.fault());
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
                    : new CheckedFile(file.get(), YamlOutline.of(file.get()), Set.of(), List.of()).listening();
        } catch (RouteFaultException unreadable) {
            return Set.of();
        }
    }
}
