package org.edgesroutes.subscriptions.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of declarations or of inputs: a path, or {@code classpath:} and the name of a resource.
 *
 * @param name as the user named it, for messages
 */
public record DeclarationFile(String name) {

    private static final String CLASSPATH = "classpath:";

    /** @return the file that another one names; a relative name begins in the directory of this one */
    DeclarationFile beside(String other) {
        if (other.startsWith(CLASSPATH) || Path.of(other).isAbsolute()) {
            return new DeclarationFile(other);
        }
        int directory = name.lastIndexOf('/') + 1;
        int prefix = name.startsWith(CLASSPATH) ? CLASSPATH.length() : 0;
        return new DeclarationFile(name.substring(0, Math.max(directory, prefix)) + other);
    }

    /** @return whether it is there and can be opened */
    public boolean exists() {
        return name.startsWith(CLASSPATH) ? resource() != null : Files.exists(path());
    }

    /** @return when its content last changed, in milliseconds; empty for a resource, and for a file that is gone */
    Optional<Long> modified() {
        try {
            return name.startsWith(CLASSPATH)
                    ? Optional.empty()
                    : Optional.of(Files.getLastModifiedTime(path()).toMillis());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /**
     * Reads all of it.
     *
     * @throws CharacterCodingException when it is not UTF-8
     * @throws NoSuchFileException when there is none
     */
    String text() throws IOException {
        byte[] bytes = bytes();
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private byte[] bytes() throws IOException {
        if (!name.startsWith(CLASSPATH)) {
            return Files.readAllBytes(path());
        }
        URL resource = resource();
        if (resource == null) {
            throw new NoSuchFileException(name);
        }
        try (InputStream stream = resource.openStream()) {
            return stream.readAllBytes();
        }
    }

    /** From the current directory where it exists there, else from the distribution. */
    private Path path() {
        Path here = Path.of(name);
        String home = System.getProperty("edges.home");
        return here.isAbsolute() || home == null || Files.exists(here)
                ? here
                : Path.of(home).resolve(name);
    }

    private URL resource() {
        String resource = name.substring(CLASSPATH.length()).replaceFirst("^/+", "");
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        URL found = application == null ? null : application.getResource(resource);
        return found == null ? DeclarationFile.class.getClassLoader().getResource(resource) : found;
    }
}
