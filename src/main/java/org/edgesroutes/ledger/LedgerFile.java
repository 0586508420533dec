package org.edgesroutes.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The file behind a {@code jdbc:sqlite:} address, and what can be said of it before a database touches it. */
record LedgerFile(Path path) {

    private static final String PREFIX = "jdbc:sqlite:";
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    static LedgerFile of(String url) {
        if (!url.startsWith(PREFIX)) {
            throw new LedgerException(
                    "edges.ledger.url is %s; it has to start with %s and name a file".formatted(url, PREFIX));
        }
        String file = url.substring(PREFIX.length());
        int parameters = file.indexOf('?');
        return new LedgerFile(
                Path.of(parameters < 0 ? file : file.substring(0, parameters)).toAbsolutePath());
    }

    /** @param url what the driver of a {@code DataSource} says */
    static LedgerFile ofHost(String bean, String url) {
        if (url.length() == PREFIX.length() || url.startsWith(PREFIX + ":") || url.startsWith(PREFIX + "file:")) {
            throw new LedgerException(
                    "the DataSource %s is %s; what has to outlive a crash needs a file, as in jdbc:sqlite:data/edges.db"
                            .formatted(bean, url));
        }
        return of(url);
    }

    void requireExisting() {
        if (!Files.exists(path)) {
            throw new LedgerException(
                    "there is no ledger at %s yet; start edges-routes once, or set edges.ledger.url".formatted(path));
        }
    }

    void prepare() {
        Path directory = path.getParent();
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new LedgerException(
                    "the directory %s for the ledger cannot be made; create it or set edges.ledger.url"
                            .formatted(directory),
                    failure);
        }
        if (!Files.isWritable(directory) || (Files.exists(path) && !Files.isWritable(path))) {
            throw new LedgerException(
                    "the ledger %s cannot be written; give this user the right to write %s".formatted(path, directory));
        }
        requireSqlite();
        createEmpty();
    }

    /** Connections create no file: where a ledger was moved away while it is open, there would be a new one. */
    private void createEmpty() {
        try {
            if (!Files.exists(path)) {
                Files.createFile(path);
            }
        } catch (IOException failure) {
            throw new LedgerException("the ledger %s cannot be created".formatted(path), failure);
        }
    }

    private void requireSqlite() {
        try {
            if (Files.exists(path) && Files.size(path) > 0) {
                byte[] head;
                try (var in = Files.newInputStream(path)) {
                    head = in.readNBytes(SQLITE.length);
                }
                if (!Arrays.equals(head, SQLITE)) {
                    throw notALedger();
                }
            }
        } catch (IOException failure) {
            throw new LedgerException("the ledger %s cannot be read".formatted(path), failure);
        }
    }

    LedgerException notALedger() {
        return new LedgerException(
                "%s is not a ledger of edges-routes; move it away or set edges.ledger.url".formatted(path));
    }
}
