package org.edgesroutes.reload;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/** The routes of a directory as they are at the start, which a faulty file refuses. */
public final class DirectoryRoutes implements RoutesBuilder {

    private final Path directory;
    private final Map<Path, RouteFile> files = new TreeMap<>();

    /** @param directory absolute */
    public DirectoryRoutes(Path directory) {
        this.directory = directory;
    }

    @Override
    public void addRoutesToCamelContext(CamelContext context) throws Exception {
        files.putAll(DirectoryWatcher.read(directory));
        // what is no YAML is said with its line here, and without it by Camel
        for (RouteFile file : files.values()) {
            YamlOutline.of(file);
        }
        List<Resource> texts = files.values().stream().map(RouteFile::resource).toList();
        PluginHelper.getRoutesLoader(context).loadRoutes(texts);
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

    /** The files as they were taken up, by their path. */
    Map<Path, RouteFile> files() {
        return Map.copyOf(files);
    }

    Path directory() {
        return directory;
    }
}
