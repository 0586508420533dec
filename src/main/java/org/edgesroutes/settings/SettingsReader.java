package org.edgesroutes.settings;

import static org.edgesroutes.settings.SettingKey.*;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.edgesroutes.settings.StandaloneSettings.Address;

/** From what people wrote to {@link EdgesSettings}; what is wrong is said all at once. */
public final class SettingsReader {

    private static final int LARGEST_PORT = 65_535;

    private final SettingsSource source;
    private final SettingNames names;
    private final SettingValues values;

    private SettingsReader(SettingsSource source, Collection<String> more) {
        this.source = source;
        this.names = new SettingNames(more);
        this.values = new SettingValues(source);
    }

    /**
     * The settings of the routes, for an application that takes in one workspace.
     *
     * @throws SettingsException with every fault; also when there is more than one workspace
     */
    public static EdgesSettings read(SettingsSource source) {
        List<EdgesSettings> all = readHosted(source).workspaces();
        if (all.size() > 1) {
            throw new SettingsException(List.of("%s lists %d workspaces, but there is room for one here; list one"
                    .formatted(WORKSPACES.key(), all.size())));
        }
        return all.get(0);
    }

    /**
     * The settings of the routes, for an application that takes in each workspace that is listed, with what it says
     * about the routes that come along.
     *
     * @throws SettingsException with every fault
     */
    public static HostedSettings readHosted(SettingsSource source) {
        SettingsReader reader = new SettingsReader(source, List.of());
        HostedSettings settings = reader.hosted();
        reader.values.requireNoFaults();
        return settings;
    }

    /**
     * The settings of a process of its own.
     *
     * @param more keys of other readers
     * @throws SettingsException with every fault
     */
    public static StandaloneSettings readStandalone(SettingsSource source, Collection<String> more) {
        SettingsReader reader = new SettingsReader(source, more);
        StandaloneSettings settings = reader.standalone();
        reader.values.requireNoFaults();
        return settings;
    }

    /**
     * Only which workspaces there are, whatever else is set or not.
     *
     * @return one without a name where none is listed
     * @throws SettingsException when the list cannot be read
     */
    public static List<Workspace> readWorkspaces(SettingsSource source) {
        return new SettingsReader(source, List.of()).workspaces();
    }

    /**
     * Only where the ledger of each workspace is, whatever else is set or not.
     *
     * @return one without a name where none is listed
     * @throws SettingsException when one is not set to a file
     */
    public static Map<Workspace, EdgesSettings.Ledger> readLedgers(SettingsSource source) {
        SettingsReader reader = new SettingsReader(source, List.of());
        Map<Workspace, EdgesSettings.Ledger> ledgers = new LinkedHashMap<>();
        reader.workspaces().forEach(one -> ledgers.put(one, reader.of(one).ledger(false)));
        reader.values.requireNoFaults();
        return ledgers;
    }

    private HostedSettings hosted() {
        refuse(
                key -> key.standalone() || key == SANDBOX_ENABLED,
                "is for edges-routes as a process of its own; remove it");
        List<EdgesSettings> edges = edges(true);
        List<String> known = SettingParsers.list(ROUTES.byDefault());
        return new HostedSettings(edges, values.get(ROUTES, text -> SettingParsers.some(text, known)), values.chosen());
    }

    private void refuse(Predicate<SettingKey> notHere, String why) {
        Set<String> refused = Arrays.stream(SettingKey.values())
                .filter(notHere)
                .flatMap(key -> Stream.of(key.key(), SettingKey.environmentName(key.key())))
                .collect(Collectors.toSet());
        source.present().keySet().stream()
                .filter(name -> refused.contains(name)
                        || workspaces().stream()
                                .flatMap(one -> WorkspaceNames.common(one.name(), name).stream())
                                .anyMatch(refused::contains))
                .forEach(name -> values.fault("%s %s".formatted(name, why)));
    }

    private StandaloneSettings standalone() {
        refuse(SettingKey::hosted, "is for an application that takes the routes in; remove it");
        List<EdgesSettings> edges = edges(false);
        String path = values.get(WEBHOOK_PATH, SettingParsers::path);
        Address server = address(SERVER_HOST, SERVER_PORT);
        Address management = address(MANAGEMENT_HOST, MANAGEMENT_PORT);
        if (server.port() == management.port()) {
            values.fault("server.port and management.port are both %d; give each its own".formatted(server.port()));
        }
        StandaloneSettings.Reload reload = new StandaloneSettings.Reload(
                values.get(RELOAD_ENABLED, SettingParsers::bool), values.get(RELOAD_QUIET, QuantityParser::duration));
        StandaloneSettings.Connections connections = new StandaloneSettings.Connections(
                values.get(SERVER_MAX_CONNECTIONS, text -> SettingParsers.integer(text, 10, 100_000)),
                values.get(SERVER_IDLE_TIMEOUT, QuantityParser::duration));
        return new StandaloneSettings(edges, path, server, management, connections, reload, values.effective());
    }

    private List<EdgesSettings> edges(boolean hosted) {
        List<Workspace> workspaces = workspaces();
        List<String> listed = workspaces.stream()
                .filter(Workspace::isNamed)
                .map(Workspace::name)
                .toList();
        WorkspaceNames own = new WorkspaceNames(listed, names);
        source.present().forEach((name, value) -> requireKnown(name, value, own));
        List<EdgesSettings> settings =
                workspaces.stream().map(one -> of(one).read(hosted)).toList();
        if (!listed.isEmpty()) {
            new WorkspaceConflicts(settings, values).check();
        }
        return settings;
    }

    /** A list that cannot be read is the only fault that is told then: the others would follow from it. */
    private List<Workspace> workspaces() {
        List<String> listed = values.get(WORKSPACES, SettingParsers::workspaces);
        values.requireNoFaults();
        return listed.isEmpty()
                ? List.of(Workspace.ONLY)
                : listed.stream().map(Workspace::new).toList();
    }

    private WorkspaceReader of(Workspace workspace) {
        return new WorkspaceReader(source, workspace, values);
    }

    private void requireKnown(String name, String value, WorkspaceNames own) {
        if (WorkspaceNames.covers(name)) {
            own.fault(name).ifPresent(values::fault);
        } else if (!names.known(name)) {
            values.fault(names.fault(name, value));
        }
    }

    private Address address(SettingKey host, SettingKey port) {
        return new Address(
                values.get(host, SettingParsers::host),
                values.get(port, text -> SettingParsers.integer(text, 1, LARGEST_PORT)));
    }
}
