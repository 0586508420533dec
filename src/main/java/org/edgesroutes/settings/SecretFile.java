package org.edgesroutes.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A secret in a file of its own, as orchestrators mount them. It is read again at most once a second, so that a new
 * value, or a link that leads to another file, holds without a restart. While the file cannot be used, the last value
 * holds. Safe for many threads.
 */
final class SecretFile {

    private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);
    private static final long READ_EVERY = Duration.ofSeconds(1).toNanos();

    private final String setting;
    private final Path file;
    private final boolean optional;
    private final LongSupplier nanoTime;
    private String value;
    private String fault = "";
    private long readAt;

    /**
     * @param setting its name, for messages
     * @param optional whether the file may be missing or empty, which means no secret
     * @throws IllegalArgumentException when the file cannot be used
     */
    SecretFile(String setting, Path file, boolean optional, LongSupplier nanoTime) {
        this.setting = setting;
        this.file = file;
        this.optional = optional;
        this.nanoTime = nanoTime;
        this.value = read();
        this.readAt = nanoTime.getAsLong();
    }

    synchronized String value() {
        if (nanoTime.getAsLong() - readAt >= READ_EVERY) {
            readAt = nanoTime.getAsLong();
            refresh();
        }
        return value;
    }

    private void refresh() {
        try {
            String now = read();
            if (!now.equals(value)) {
                value = now;
                LOG.info("{} has a new value in {}, used from now on", setting, file);
            }
            fault = "";
        } catch (IllegalArgumentException unusable) {
            if (!fault.equals(unusable.getMessage())) {
                fault = unusable.getMessage();
                LOG.warn("{} has to be {}; the last value still holds", setting, fault);
            }
        }
    }

    private String read() {
        try {
            String text = Files.readString(file).strip();
            if (text.isEmpty() && !optional) {
                throw new IllegalArgumentException("a file with the secret in it; %s is empty".formatted(file));
            }
            return SettingParsers.headerValue(text);
        } catch (NoSuchFileException missing) {
            if (optional) {
                return "";
            }
            throw new IllegalArgumentException("a file with the secret in it; there is no %s".formatted(file), missing);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "a file that can be read as text; %s cannot (%s)".formatted(file, unreadable), unreadable);
        }
    }
}
