package org.edgesroutes.ledger.budget;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.MarkTable;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;

/**
 * When Edges last answered, and whether it accepts the API key: two marks in the ledger, which commands and health
 * checks read. Safe for many threads.
 */
public final class EdgesAnswerRepository {

    private static final String ANSWERED = "api-answered-at";
    private static final String REJECTED = "api-key-rejected";
    private static final String ACCEPTED = "-";

    /** An answer is written at most this often, unless it changes what is known of the key. */
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(10);

    /**
     * @param lastAt when Edges last answered, whatever it said; null when it never did
     * @param rejection the call whose answer rejected the key, with the status; empty while the key is accepted
     */
    public record Answers(Instant lastAt, Optional<String> rejection) {}

    private final Ledger ledger;
    private final Clock clock;
    private Instant writtenAt = Instant.EPOCH;
    private String written = "";

    public EdgesAnswerRepository(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Remembers an answer.
     *
     * @param call such as {@code GET /v1/runs}
     * @param status of HTTP
     * @param aboutOne whether the call names one run or callback: 403 is then about that, and says nothing of the key
     */
    public synchronized void answered(String call, int status, boolean aboutOne) {
        boolean rejected = status == 401 || (status == 403 && !aboutOne);
        String key = rejected ? "%s was answered %d".formatted(call, status) : status / 100 == 2 ? ACCEPTED : written;
        Duration since = Duration.between(writtenAt, clock.instant()).abs();
        if (!key.equals(written) || since.compareTo(WRITTEN_EVERY) >= 0) {
            written = key;
            writtenAt = clock.instant();
            ledger.submit(tx -> {
                MarkTable.set(tx, ANSWERED, SqlTimestamps.text(tx.now()));
                if (!key.isEmpty()) {
                    MarkTable.set(tx, REJECTED, key);
                }
                return null;
            });
        }
    }

    public static Answers read(Transaction tx) throws SQLException {
        return new Answers(
                MarkTable.get(tx, ANSWERED).map(Instant::parse).orElse(null),
                MarkTable.get(tx, REJECTED).filter(key -> !key.equals(ACCEPTED)));
    }
}
