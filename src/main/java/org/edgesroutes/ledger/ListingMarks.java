package org.edgesroutes.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.ListingState.Pass;

/** Writes a {@link ListingState} as two marks that a person can read. */
final class ListingMarks {

    private static final String MARK = "runs-seen-until";
    private static final String SORTED = "runs-sorted";
    private static final String PASS = "runs-pass";
    private static final String NONE = "-";

    private ListingMarks() {}

    static ListingState read(Tx tx) throws SQLException {
        Optional<String> mark = Marks.get(tx, MARK).filter(text -> !text.equals(NONE));
        Optional<String> pass = Marks.get(tx, PASS).filter(text -> !text.equals(NONE));
        boolean sorted = Marks.get(tx, SORTED).map(Boolean::parseBoolean).orElse(true);
        return new ListingState(mark.map(Instant::parse).orElse(null), sorted, pass.map(ListingMarks::pass));
    }

    static void write(Tx tx, ListingState state) throws SQLException {
        Marks.set(tx, MARK, text(state.mark()));
        Marks.set(tx, SORTED, String.valueOf(state.sorted()));
        Marks.set(tx, PASS, state.pass().map(ListingMarks::text).orElse(NONE));
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
        return at == null ? NONE : Times.text(at);
    }
}
