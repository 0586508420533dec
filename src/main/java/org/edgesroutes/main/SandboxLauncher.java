package org.edgesroutes.main;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.SettingsException;
import org.edgesroutes.settings.SettingsSource;
import org.edgesroutes.settings.StandaloneSettings;

/**
 * Starts the sandbox where it is enabled. Its classes are in a jar of their own: {@link LiveSandbox}, which refers to
 * them, is only touched where that jar is on the class path.
 */
final class SandboxLauncher {

    private static final boolean PRESENT =
            SandboxLauncher.class.getResource("/org/edgesroutes/sandbox/EdgesSandbox.class") != null;

    private SandboxLauncher() {}

    /**
     * The keys that the sandbox reads.
     *
     * @return none without its jar
     * @throws SettingsException when the sandbox is set up and its jar is missing
     */
    static Collection<String> keys(SettingsSource source) {
        if (PRESENT) {
            return LiveSandbox.keys();
        }
        source.present().entrySet().stream()
                .filter(setting -> isForTheSandbox(setting.getKey(), setting.getValue()))
                .findFirst()
                .ifPresent(setting -> {
                    throw new SettingsException(List.of(("%s is \"%s\", but the sandbox is not on the class path; put"
                                    + " edges-routes-…-sandbox.jar of the same version beside the other jars in lib/, or"
                                    + " remove the setting")
                            .formatted(setting.getKey(), setting.getValue())));
                });
        return List.of();
    }

    private static boolean isForTheSandbox(String name, String value) {
        String key = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return key.equals(SettingKey.SANDBOX_ENABLED.key())
                ? Boolean.parseBoolean(value)
                : key.startsWith("edges.sandbox.");
    }

    /**
     * Starts the sandbox on its port.
     *
     * @return what stops it; empty where it is not enabled
     * @throws SettingsException when one of its settings is wrong or its port is taken
     */
    static Optional<Runnable> startIfEnabled(StandaloneSettings settings, SettingsSource source) {
        return settings.sandbox() ? Optional.of(LiveSandbox.start(settings, source)::close) : Optional.empty();
    }
}
