package org.edgesroutes.migration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.UUID;

/**
 * A unique name of a user of the ledger that tells whether its process has ended, so that the next one need not wait for
 * the lease of a process that was killed on this machine.
 */
final class ProcessName {

    private static final String HERE = "%s/%s"
            .formatted(
                    host(),
                    started(ProcessHandle.current()) + "/"
                            + ProcessHandle.current().pid());

    private ProcessName() {}

    static String unique() {
        return HERE + "/" + UUID.randomUUID();
    }

    /** Whether a name belongs to a process of this machine that has ended; false where that is unknown. */
    static boolean hasEnded(String name) {
        String[] parts = name.split("/");
        if (parts.length != 4 || !parts[0].equals(host()) || !parts[2].matches("\\d{1,18}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(parts[2]))
                .filter(ProcessHandle::isAlive)
                .filter(alive -> started(alive).equals(parts[1]))
                .isEmpty();
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    /** In a container its own, so that a process of another container is never taken for one that has ended. */
    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replace('/', '-');
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
