package org.edgesroutes.settings;

import java.time.Duration;
import java.util.SortedMap;

/**
 * What a process of its own needs besides {@link EdgesSettings}.
 *
 * @param effective every setting as it holds, secrets masked, to be logged once
 */
public record StandaloneSettings(
        EdgesSettings edges, Address server, Address management, Reload reload, SortedMap<String, String> effective) {

    /**
     * Whether and how edited routes are taken up.
     *
     * @param quiet how long nothing may have happened to a file before it is taken up
     */
    public record Reload(boolean enabled, Duration quiet) {}

    /** Where a server listens. */
    public record Address(String host, int port) {}
}
