package org.edgesroutes.settings;

import java.util.List;
import java.util.SortedMap;

/**
 * What an application says that takes the routes in.
 *
 * @param routes names of the YAML files in the jar that it wants
 * @param effective every setting as it holds, secrets masked, to be logged once
 */
public record HostedSettings(EdgesSettings edges, List<String> routes, SortedMap<String, String> effective) {}
