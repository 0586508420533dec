package org.edgesroutes.main;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.SettingsException;
import org.edgesroutes.settings.StandaloneSettings;
import org.edgesroutes.settings.StandaloneSettings.Address;

/** Looks whether the ports are free, since Camel starts without its HTTP server when they are not. */
final class PortCheck {

    private PortCheck() {}

    /** @throws SettingsException when one is taken, or the address is not one of this machine */
    static void requireFree(StandaloneSettings settings) {
        List<String> faults = Stream.of(
                        fault(settings.server(), SettingKey.SERVER_HOST, SettingKey.SERVER_PORT),
                        fault(settings.management(), SettingKey.MANAGEMENT_HOST, SettingKey.MANAGEMENT_PORT))
                .flatMap(Stream::ofNullable)
                .toList();
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }

    /** @return null when the port is free */
    private static String fault(Address address, SettingKey host, SettingKey port) {
        try {
            new ServerSocket(address.port(), 1, InetAddress.getByName(address.host())).close();
            return null;
        } catch (IOException refused) {
            return "port %d is taken on %s (%s); set %s, or %s"
                    .formatted(address.port(), address.host(), refused.getMessage(), port.key(), host.key());
        }
    }
}
