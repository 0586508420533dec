package org.edgesroutes.main;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxSettings;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingsException;
import org.edgesroutes.settings.SettingsSource;
import org.edgesroutes.settings.StandaloneSettings;

/** A simulated Edges in this process, which posts its callbacks to the webhook of this process. */
final class LiveSandbox implements AutoCloseable {

    private final EdgesSandbox edges;

    private LiveSandbox(EdgesSandbox edges) {
        this.edges = edges;
    }

    static List<String> keys() {
        return SandboxSettings.keys().stream().map(SandboxSettings.Key::name).toList();
    }

    static LiveSandbox start(StandaloneSettings settings, SettingsSource source) {
        EdgesSettings.Webhook webhook = settings.workspaces().get(0).webhook();
        URI receiver =
                URI.create("http://127.0.0.1:%d%s".formatted(settings.server().port(), webhook.path()));
        Map<String, String> headers = webhook.secrets().isEmpty()
                ? Map.of()
                : Map.of(webhook.secretHeader(), webhook.secrets().get(0).value());
        try {
            EdgesSandbox edges = EdgesSandbox.live(SandboxSettings.of(source.lookup()), Clock.systemUTC());
            return new LiveSandbox(edges.webhook(receiver, headers).start());
        } catch (IllegalArgumentException fault) {
            throw new SettingsException(List.of(fault.getMessage()));
        } catch (UncheckedIOException taken) {
            throw new SettingsException(List.of(taken.getMessage() + "; set edges.sandbox.port and edges.api.url"));
        }
    }

    @Override
    public void close() {
        edges.close();
    }
}
