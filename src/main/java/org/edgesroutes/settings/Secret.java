package org.edgesroutes.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;

/** A value that prints as stars; one in a file changes with the file. Safe for many threads. */
public final class Secret {

    private final Supplier<String> source;

    public Secret(String value) {
        this(() -> value);
    }

    private Secret(Supplier<String> source) {
        this.source = source;
    }

    static Secret in(SecretFile file) {
        return new Secret(file::value);
    }

    /** Returns the value of now; empty while an optional file does not exist. */
    public String value() {
        return source.get();
    }

    /** Compares in a time that tells nothing about the value. */
    public boolean matches(String candidate) {
        byte[] value = value().getBytes(StandardCharsets.UTF_8);
        return value.length > 0 && MessageDigest.isEqual(value, candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && value().equals(secret.value());
    }

    @Override
    public int hashCode() {
        return value().hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}
