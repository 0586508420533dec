package org.edgesroutes.settings;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * What a process of its own needs besides {@link EdgesSettings}.
 *
 * @param workspaces at least one; it has no name where it is the only one
 * @param webhook the path under which callbacks come in, for all workspaces
 * @param effective every setting as it holds, secrets masked, to be logged once
 */
public record StandaloneSettings(
        List<EdgesSettings> workspaces,
        String webhook,
        Address server,
        Address management,
        Connections connections,
        Reload reload,
        SortedMap<String, String> effective) {

    /** Whether a simulated Edges runs beside the routes. */
    public boolean sandbox() {
        return workspaces.get(0).sandbox();
    }

    /**
     * Whether and how edited routes are taken up.
     *
     * @param quiet how long nothing may have happened to a file before it is taken up
     */
    public record Reload(boolean enabled, Duration quiet) {}

    /**
     * What the peers of each server may use up.
     *
     * @param max connections of one server
     * @param idleTimeout for a connection without a request, and for a request until it is whole
     */
    public record Connections(int max, Duration idleTimeout) {}

    /** Where a server listens. */
    public record Address(String host, int port) {}
}
