package org.edgesroutes.ledger.status;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.budget.EdgesAnswerRepository;
import org.edgesroutes.ledger.budget.RequestBudgetRepository;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.ledger.deliveries.DownstreamState;

/** The numbers behind the metrics, in queries that stay fast however large the ledger is. */
public final class GaugeQueries {

    /** Edges has archived what is older, so nothing can be fetched any more. */
    private static final Duration KEPT_BY_EDGES = Duration.ofDays(90);

    private final Ledger ledger;
    private final int requestsPerMinute;

    /** @param requestsPerMinute the budget for requests to Edges */
    public GaugeQueries(Ledger ledger, int requestsPerMinute) {
        this.ledger = ledger;
        this.requestsPerMinute = requestsPerMinute;
    }

    /**
     * @param callbacks ever taken in
     * @param lastCallbackAt null before the first
     * @param waiting callbacks whose records wait for the action of their run
     * @param due runs whose time to be continued has come
     * @param requestsLeft how many more requests to Edges could be made now
     * @param answers when Edges last answered, and whether it accepts the key
     * @param iterations of the last 90 days that are not complete, by verdict
     * @param reports open ones, by kind
     */
    public record Gauges(
            long callbacks,
            Instant lastCallbackAt,
            long waiting,
            long due,
            int requestsLeft,
            EdgesAnswerRepository.Answers answers,
            Map<String, Long> iterations,
            Map<String, Long> reports,
            List<Downstream> downstreams) {}

    /** @param oldestOpenAt when the callback came that it has not had for the longest time; null when none is open */
    public record Downstream(DownstreamState state, Instant oldestOpenAt) {}

    public Gauges read() {
        List<DownstreamState> downstreams = new DownstreamRepository(ledger).all();
        return ledger.read(tx -> new Gauges(
                number(tx, "SELECT coalesce(max(callback_id), 0) FROM edges_callback"),
                tx.first(
                                "SELECT received_at FROM edges_callback ORDER BY callback_id DESC LIMIT 1",
                                row -> SqlTimestamps.instant(row, "received_at"))
                        .orElse(null),
                number(tx, "SELECT count(*) FROM edges_callback WHERE keyed_at IS NULL"),
                number(tx, "SELECT count(*) FROM edges_run WHERE next_continue_at <= ?", tx.now()),
                RequestBudgetRepository.left(tx, requestsPerMinute),
                EdgesAnswerRepository.read(tx),
                byName(
                        tx,
                        "SELECT verdict, count(*) FROM edges_iteration"
                                + " WHERE verdict <> 'complete' AND started_at > ? GROUP BY verdict",
                        tx.now().minus(KEPT_BY_EDGES)),
                byName(tx, "SELECT kind, count(*) FROM edges_report WHERE recovered_at IS NULL GROUP BY kind"),
                downstreams(tx, downstreams)));
    }

    private static List<Downstream> downstreams(Transaction tx, List<DownstreamState> states) throws SQLException {
        List<Downstream> all = new ArrayList<>();
        for (DownstreamState state : states) {
            all.add(new Downstream(
                    state, StatusQueries.oldestOpen(tx, state.name()).orElse(null)));
        }
        return all;
    }

    private static long number(Transaction tx, String sql, Object... parameters) throws SQLException {
        return tx.first(sql, row -> row.getLong(1), parameters).orElse(0L);
    }

    private static Map<String, Long> byName(Transaction tx, String sql, Object... parameters) throws SQLException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        tx.list(sql, row -> numbers.put(row.getString(1), row.getLong(2)), parameters);
        return numbers;
    }
}
