package org.edgesroutes.settings;

import java.util.SortedMap;

/**
 * What a process of its own needs besides {@link EdgesSettings}.
 *
 * @param effective every setting as it holds, secrets masked, to be logged once
 */
public record StandaloneSettings(
        EdgesSettings edges, Address server, Address management, SortedMap<String, String> effective) {

    /** Where a server listens. */
    public record Address(String host, int port) {}
}
