package org.edgesroutes.settings;

/**
 * A workspace of Edges as this process knows it.
 *
 * @param name empty for the only one, after which nothing is called
 */
public record Workspace(String name) {

    /** The only workspace of a process, without a name. */
    public static final Workspace ONLY = new Workspace("");

    /** Variable and header of an exchange: the name of the workspace that it belongs to. */
    public static final String VARIABLE = "CamelEdgesWorkspace";

    public boolean isNamed() {
        return !name.isEmpty();
    }

    /** @return the id, name or address that this workspace has in the place of a common one: {@code edges-api-acme} */
    public String own(String common) {
        return isNamed() ? common + "-" + name : common;
    }

    /** @return the name of the setting as this workspace has it: {@code edges.workspaces.acme.api.key} */
    public String own(SettingKey key) {
        return isNamed() && key.perWorkspace() ? WorkspaceNames.own(name, key.key()) : key.key();
    }

    /** For sentences, to be put behind something: {@code " of acme"}, or nothing. */
    public String ofIt() {
        return isNamed() ? " of " + name : "";
    }
}
