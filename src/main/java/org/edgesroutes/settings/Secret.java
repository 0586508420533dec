package org.edgesroutes.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that prints as stars, whoever prints it. */
public record Secret(String value) {

    /** Compares in a time that tells nothing about the value. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "****";
    }
}
