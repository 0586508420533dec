package org.edgesroutes.sandbox;

import java.time.DateTimeException;
import java.time.ZoneId;

final class SandboxZones {

    private SandboxZones() {}

    /** Throws IllegalArgumentException for a zone that does not exist. */
    static ZoneId of(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("timezone is not known: " + name, e);
        }
    }
}
