package org.edgesroutes.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A ledger from outside, as any SQLite client reads it: beside the service, or after it was killed. */
final class LedgerFile {

    private static final List<String> PARTS = List.of("", "-wal");

    private final Path file;

    LedgerFile(Path file) {
        this.file = file;
    }

    /** Another file with the same content, so that a look at it repairs nothing that the service has to. */
    LedgerFile copy(Path directory) {
        Path copy = directory.resolve("copy.db");
        try {
            for (String part : PARTS) {
                Files.deleteIfExists(Path.of(copy + part));
                Files.deleteIfExists(Path.of(copy + "-shm"));
                if (Files.exists(Path.of(file + part))) {
                    Files.copy(Path.of(file + part), Path.of(copy + part));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new LedgerFile(copy);
    }

    /** @return whether the schema is there */
    boolean isReady() {
        return Files.exists(file)
                && number("SELECT count(*) FROM sqlite_master WHERE name IN ('edges_downstream', 'edges_report')") == 2;
    }

    long number(String sql) {
        return Long.parseLong(rows(sql).get(0).get(0));
    }

    /** @return every row, a text per column */
    List<List<String>> rows(String sql) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getString(column));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException failure) {
            throw new IllegalStateException(file + ": " + failure.getMessage() + " in " + sql, failure);
        }
    }

    private SQLiteDataSource source() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
