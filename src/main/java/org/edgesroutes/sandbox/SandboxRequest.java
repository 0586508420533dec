package org.edgesroutes.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request that reached the sandbox.
 *
 * @param at when, on the clock of the sandbox
 * @param workspace the name of the workspace; null when the key is wrong
 * @param method GET or POST
 * @param path without host and query, {@code /v1/runs/…}
 * @param query as sent, null when there is none
 * @param headers all of them, the key included; found by their names in any case
 * @param body as sent, empty when there is none
 * @param status of the answer; 0 when the connection was cut
 */
public record SandboxRequest(
        Instant at,
        String workspace,
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        String body,
        int status) {}
