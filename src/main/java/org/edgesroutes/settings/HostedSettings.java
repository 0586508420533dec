package org.edgesroutes.settings;

import java.util.List;
import java.util.SortedMap;

/**
 * What an application says that takes the routes in.
 *
 * @param workspaces at least one; it has no name where it is the only one
 * @param routes names of the YAML files in the jar that it wants
 * @param chosen every setting that is not left at its default, secrets masked, to be logged once
 */
public record HostedSettings(List<EdgesSettings> workspaces, List<String> routes, SortedMap<String, String> chosen) {}
