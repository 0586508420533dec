package org.edgesroutes.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the changes of the route files in a directory by their content: some file systems send no events, and some
 * editors write a file more than once. A change counts once the file has been quiet for a while.
 */
final class DirectoryWatcher {

    private final Path directory;
    private final Duration quiet;
    private final Clock clock;
    private final Map<Path, RouteFile> settled = new TreeMap<>();
    private final Map<Path, RouteFile> seen = new TreeMap<>();
    private final Map<Path, Instant> changedAt = new HashMap<>();

    /** @param known the files that are loaded already */
    DirectoryWatcher(Path directory, Duration quiet, Clock clock, Map<Path, RouteFile> known) {
        this.directory = directory;
        this.quiet = quiet;
        this.clock = clock;
        settled.putAll(known);
        seen.putAll(known);
    }

    /** The files with YAML in a directory, by their path; those with another suffix than {@code .yaml} have no text. */
    static Map<Path, RouteFile> read(Path directory) throws IOException {
        Map<Path, RouteFile> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.filter(DirectoryWatcher::isYaml)
                    .forEach(path -> RouteFile.read(path).ifPresent(file -> files.put(path, file)));
        }
        return files;
    }

    private static boolean isYaml(Path path) {
        String name = path.getFileName().toString();
        return (name.endsWith(".yaml") || RouteFile.isMisnamed(path))
                && !name.startsWith(".")
                && Files.isRegularFile(path);
    }

    /**
     * Looks once.
     *
     * @return the files that changed for good; empty in place of a file that is gone
     * @throws IOException when the directory cannot be read, which tells nothing about its files
     */
    Map<Path, Optional<RouteFile>> look() throws IOException {
        Map<Path, RouteFile> now = read(directory);
        Instant instant = clock.instant();
        for (Path path : union(now.keySet(), seen.keySet())) {
            if (!Optional.ofNullable(now.get(path)).equals(Optional.ofNullable(seen.get(path)))) {
                changedAt.put(path, instant);
            }
        }
        seen.clear();
        seen.putAll(now);
        return settle(instant);
    }

    private Map<Path, Optional<RouteFile>> settle(Instant now) {
        Map<Path, Optional<RouteFile>> changes = new TreeMap<>();
        for (Path path : Set.copyOf(changedAt.keySet())) {
            if (Duration.between(changedAt.get(path), now).abs().compareTo(quiet) < 0) {
                continue;
            }
            changedAt.remove(path);
            Optional<RouteFile> current = Optional.ofNullable(seen.get(path));
            if (!current.equals(Optional.ofNullable(settled.get(path)))) {
                changes.put(path, current);
                current.ifPresentOrElse(file -> settled.put(path, file), () -> settled.remove(path));
            }
        }
        return changes;
    }

    private static Set<Path> union(Set<Path> some, Set<Path> others) {
        Set<Path> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
