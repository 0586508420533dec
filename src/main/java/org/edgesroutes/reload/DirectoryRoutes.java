package org.edgesroutes.reload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of a directory at the start. A faulty file stops the start; a file with another suffix does not. */
public final class DirectoryRoutes implements RoutesBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryRoutes.class);

    private final Path directory;
    private final Map<Path, RouteFile> files = new TreeMap<>();

    /** @param directory absolute */
    public DirectoryRoutes(Path directory) {
        this.directory = directory;
    }

    @Override
    public void addRoutesToCamelContext(CamelContext context) throws Exception {
        files.putAll(DirectoryWatcher.read(directory));
        StaticChecks checks = new StaticChecks(context);
        List<RouteFault> warnings = new ArrayList<>();
        List<Resource> texts = new ArrayList<>();
        for (RouteFile file : files.values()) {
            if (file.isMisnamed()) {
                warnings.add(file.misnamed());
            } else {
                checks.check(file, YamlOutline.of(file), warnings);
                texts.add(file.resource());
            }
        }
        warnings.forEach(warning -> LOG.warn("{}", warning.inWords()));
        load(context, texts);
    }

    /**
     * @param failure of the start
     * @return the fault of the file with the route; empty when that is not in one of the files
     */
    public Optional<RouteFaultException> fault(CamelContext context, FailedToCreateRouteException failure)
            throws RouteFaultException {
        for (RouteFile file : files.values()) {
            YamlOutline outline = file.isMisnamed() ? null : YamlOutline.of(file);
            if (outline != null && outline.declares(failure.getRouteId())) {
                return Optional.of(new TrialFailure(context, file, outline, failure).fault());
            }
        }
        return Optional.empty();
    }

    /** Camel's message about a faulty structure has no line, that of the schema has. */
    private void load(CamelContext context, List<Resource> texts) throws Exception {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(texts);
        } catch (Exception failure) {
            SchemaCheck schema = new SchemaCheck();
            for (RouteFile file : files.values()) {
                if (!file.isMisnamed()) {
                    schema.check(file, YamlOutline.of(file));
                }
            }
            throw failure;
        }
    }

    @Override
    public Set<String> updateRoutesToCamelContext(CamelContext context) throws Exception {
        addRoutesToCamelContext(context);
        return Set.of();
    }

    @Override
    public void addTemplatedRoutesToCamelContext(CamelContext context) {
        // loaded together with the routes
    }

    /** The files as they were loaded, by their path, and those that were not because of their names. */
    Map<Path, RouteFile> files() {
        return Map.copyOf(files);
    }

    Path directory() {
        return directory;
    }
}
