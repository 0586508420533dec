package org.edgesroutes.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may stand under {@code edges.workspaces.NAME.}: a setting that this workspace has for itself. */
final class WorkspaceNames {

    private static final String PREFIX = SettingKey.WORKSPACES.key() + ".";
    private static final String VARIABLES = SettingKey.environmentName(PREFIX);

    private final List<String> listed;
    private final SettingNames names;

    /** @param listed the names that {@code edges.workspaces} lists */
    WorkspaceNames(List<String> listed, SettingNames names) {
        this.listed = listed;
        this.names = names;
    }

    static boolean covers(String name) {
        return name.startsWith(PREFIX) || name.startsWith(VARIABLES);
    }

    /** @return {@code edges.workspaces.acme.api.key} for {@code edges.api.key} */
    static String own(String workspace, String key) {
        return PREFIX + workspace + key.substring("edges".length());
    }

    /** @return the name of the setting that it stands in for; empty when it is not one of this workspace */
    static Optional<String> common(String workspace, String name) {
        String property = PREFIX + workspace + ".";
        String variable = SettingKey.environmentName(property);
        if (name.startsWith(property)) {
            return Optional.of("edges." + name.substring(property.length()));
        }
        return name.startsWith(variable) ? Optional.of("EDGES_" + name.substring(variable.length())) : Optional.empty();
    }

    /** @return what is wrong with a name that this {@link #covers}, if anything */
    Optional<String> fault(String name) {
        for (String workspace : listed) {
            Optional<String> common = common(workspace, name);
            if (common.isPresent()) {
                return fault(name, workspace, common.get());
            }
        }
        String meant = workspaceOf(name);
        if (listed.contains(meant)) {
            return Optional.of("%s is set, but a setting has to follow the name of the workspace".formatted(name));
        }
        return Optional.of("%s is set, but edges.workspaces does not list %s; %s"
                .formatted(
                        name,
                        meant,
                        Suggestion.to(meant, listed.stream())
                                .map("did you mean %s?"::formatted)
                                .orElse("add it there, or take this out")));
    }

    private Optional<String> fault(String name, String workspace, String common) {
        if (isOwn(common)) {
            return Optional.empty();
        }
        if (names.known(common)) {
            return Optional.of("%s is set, but that is the same for all workspaces; set %s".formatted(name, common));
        }
        return Optional.of("%s is set, but there is no such setting; %s"
                .formatted(
                        name,
                        Suggestion.to(common, ownKeys().map(key -> inStyleOf(common, key.key())))
                                .map(key -> name.substring(0, name.length() - common.length() + "edges.".length())
                                        + key.substring("edges.".length()))
                                .map("did you mean %s?"::formatted)
                                .orElse("docs/workspaces.md lists what a workspace can have for itself")));
    }

    private static boolean isOwn(String common) {
        return SettingNames.recordKeyOf(common).isPresent()
                || ownKeys().anyMatch(key -> inStyleOf(common, key.key()).equals(common));
    }

    private static Stream<SettingKey> ownKeys() {
        return Arrays.stream(SettingKey.values()).filter(SettingKey::perWorkspace);
    }

    private static String inStyleOf(String name, String key) {
        return name.startsWith("edges.") ? key : SettingKey.environmentName(key);
    }

    /** In the name of a variable the workspace ends where a setting begins. */
    private static String workspaceOf(String name) {
        if (name.startsWith(PREFIX)) {
            return name.substring(PREFIX.length()).replaceFirst("\\..*", "");
        }
        String rest = name.substring(VARIABLES.length());
        return ownKeys()
                .map(key -> SettingKey.environmentName(key.key().substring("edges".length())))
                .filter(rest::endsWith)
                .map(setting -> rest.substring(0, rest.length() - setting.length()))
                .findFirst()
                .orElse(rest)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
