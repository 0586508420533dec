package org.edgesroutes.ledger.runs;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.MarkTable;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.runs.ListingProgress.Pass;

/** Writes a {@link ListingProgress} as two marks that a person can read. */
final class ListingProgressRepository {

    private static final String MARK = "runs-seen-until";
    private static final String SORTED = "runs-sorted";
    private static final String PASS = "runs-pass";
    private static final String NONE = "-";

    private ListingProgressRepository() {}

    static ListingProgress read(Transaction tx) throws SQLException {
        Optional<String> mark = MarkTable.get(tx, MARK).filter(text -> !text.equals(NONE));
        Optional<String> pass = MarkTable.get(tx, PASS).filter(text -> !text.equals(NONE));
        boolean sorted = MarkTable.get(tx, SORTED).map(Boolean::parseBoolean).orElse(true);
        return new ListingProgress(
                mark.map(Instant::parse).orElse(null), sorted, pass.map(ListingProgressRepository::pass));
    }

    static void write(Transaction tx, ListingProgress state) throws SQLException {
        MarkTable.set(tx, MARK, text(state.mark()));
        MarkTable.set(tx, SORTED, String.valueOf(state.sorted()));
        MarkTable.set(
                tx, PASS, state.pass().map(ListingProgressRepository::text).orElse(NONE));
    }

    private static Pass pass(String text) {
        List<String> words = Arrays.asList(text.split(" "));
        Set<String> tail = words.stream().skip(4).collect(Collectors.toSet());
        return new Pass(
                time(words.get(0)),
                Integer.parseInt(words.get(1)),
                tail,
                time(words.get(2)),
                Boolean.parseBoolean(words.get(3)));
    }

    private static String text(Pass pass) {
        return "%s %d %s %s %s"
                .formatted(
                        text(pass.newest()),
                        pass.offset(),
                        text(pass.oldest()),
                        pass.sorted(),
                        String.join(" ", pass.tail()));
    }

    private static Instant time(String text) {
        return text.equals(NONE) ? null : Instant.parse(text);
    }

    private static String text(Instant at) {
        return at == null ? NONE : SqlTimestamps.text(at);
    }
}
