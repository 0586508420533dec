package org.edgesroutes.main;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingsException;
import org.edgesroutes.settings.SettingsReader;
import org.edgesroutes.settings.SettingsSource;
import org.edgesroutes.settings.StandaloneSettings;
import org.edgesroutes.settings.Workspace;

/**
 * How a process was started: from where, with which profile, with which settings as arguments. What is asked for is
 * taken from the current directory where it exists, else from the distribution.
 *
 * @param here the current directory
 * @param home the directory of the distribution, where there is one
 */
public record LaunchOptions(Optional<String> profile, Map<String, String> arguments, Path here, Optional<Path> home) {

    private static final String FILES = "config/application%s.properties";

    /** @param profile what the command line says, else Camel's own property or variable counts */
    public static LaunchOptions of(Optional<String> profile, Map<String, String> arguments) {
        return new LaunchOptions(
                profile.or(() -> Optional.ofNullable(System.getProperty("camel.main.profile")))
                        .or(() -> Optional.ofNullable(System.getenv("CAMEL_MAIN_PROFILE"))),
                arguments,
                Path.of("").toAbsolutePath(),
                Optional.ofNullable(System.getProperty("edges.home")).map(Path::of));
    }

    /**
     * Reads the settings without starting anything.
     *
     * @throws SettingsException when they cannot be worked with
     */
    public StandaloneSettings settings() {
        SettingsSource source = source();
        PropertyFileCheck.requireLiteral(propertyFiles());
        return SettingsReader.readStandalone(source, SandboxLauncher.keys(source));
    }

    /**
     * Where the ledger of each workspace is, for a command that works on nothing else.
     *
     * @throws SettingsException when one is not set to a file
     */
    public Map<Workspace, EdgesSettings.Ledger> ledgers() {
        return SettingsReader.readLedgers(source());
    }

    /** @throws SettingsException when their list cannot be read */
    List<Workspace> workspaces() {
        return SettingsReader.readWorkspaces(source());
    }

    /** Where the settings are looked up, without starting anything. */
    SettingsSource source() {
        CamelContext context = new DefaultCamelContext(false);
        prepare(context);
        return SettingsSource.ofProcess(context);
    }

    /** Makes the context look settings up in the order that {@link LaunchProperties} tells. */
    void prepare(CamelContext context) {
        LaunchProperties.addTo(context, arguments);
        context.getPropertiesComponent().setLocation(propertyFiles());
    }

    /** @return Camel's list of the files with settings, the first one that has a key wins */
    String propertyFiles() {
        return Stream.concat(profile.map(this::profileFile).stream(), find(FILES.formatted("")).stream())
                .map(file -> "file:" + file)
                .collect(Collectors.joining(","));
    }

    private Path profileFile(String name) {
        String file = FILES.formatted("-" + name);
        return find(file)
                .orElseThrow(() -> new SettingsException(List.of("there is no %s for the profile %s in %s"
                        .formatted(file, name, String.join(" or ", places())))));
    }

    /** @return the file or directory, from here or from the distribution */
    public Optional<Path> find(String name) {
        return Stream.concat(Stream.of(here), home.stream())
                .map(place -> place.resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    private List<String> places() {
        return Stream.concat(Stream.of(here), home.stream()).map(Path::toString).toList();
    }
}
