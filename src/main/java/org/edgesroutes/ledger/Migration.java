package org.edgesroutes.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A step from one schema to the next.
 *
 * @param script its file, as in {@code V1__ledger.sql}
 */
record Migration(int version, String description, String script, String sql) {

    private static final String PLACE = "/db/edges/";
    private static final Pattern NAME = Pattern.compile("V(\\d+)__(\\w+)\\.sql");

    /** @return all there are, in the order in which they belong; a jar cannot be asked what is in it, so a file says it */
    static List<Migration> all() {
        return read("migrations.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .map(Migration::of)
                .toList();
    }

    private static Migration of(String script) {
        MatchResult name = NAME.matcher(script)
                .results()
                .findFirst()
                .orElseThrow(() -> new LedgerException(script + " is no name for a migration"));
        return new Migration(Integer.parseInt(name.group(1)), name.group(2).replace('_', ' '), script, read(script));
    }

    private static String read(String file) {
        try (InputStream in = Migration.class.getResourceAsStream(PLACE + file)) {
            if (in == null) {
                throw new LedgerException("the jar lacks %s%s; build it again".formatted(PLACE, file));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As Flyway computes it: line by line, whatever ends a line. */
    int checksum() {
        CRC32 sum = new CRC32();
        sql.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }
}
