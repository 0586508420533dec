package org.edgesroutes.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.edgesroutes.ledger.status.GaugeQueries.Downstream;
import org.edgesroutes.ledger.status.GaugeQueries.Gauges;

/**
 * The numbers of a ledger in a meter registry, as they were when the ledger was last read: a scrape never reads it. No
 * meter has a tag for a run or a record.
 */
final class LedgerMeters {

    private static final Map<String, Long> NO_VERDICT = Map.of("open", 0L, "incomplete", 0L);

    private final Supplier<Gauges> ledger;
    private final InstantSource clock;
    private final MeterFactory meters;
    private final MultiGauge iterations;
    private final MultiGauge reports;
    private final Map<MultiGauge, ToDoubleFunction<Downstream>> perDownstream;
    private volatile Gauges last;
    private volatile boolean readable;

    LedgerMeters(MeterRegistry registry, Tags tags, Supplier<Gauges> ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.meters = new MeterFactory(registry, tags);
        meters.gauge(
                "edges.ledger.readable", "1 while the ledger can be read, else 0", this, it -> it.readable ? 1 : 0);
        meters.gauge(
                "edges.callbacks.waiting",
                "Callbacks whose records wait until the action of their run is known",
                this,
                of(Gauges::waiting));
        meters.gauge("edges.runs.due", "Runs whose time to be continued has come", this, of(Gauges::due));
        meters.gauge(
                "edges.api.requests.left",
                "Requests to Edges that the budget allows now",
                this,
                of(Gauges::requestsLeft));
        meters.gauge(
                "edges.api.key.rejected",
                "1 while Edges rejects the API key, else 0",
                this,
                of(seen -> seen.answers().rejection().isPresent() ? 1 : 0));
        meters.seconds(
                "edges.last.callback.timestamp",
                "When the last callback arrived, in seconds since 1970",
                this,
                of(seen -> epoch(seen.lastCallbackAt())));
        meters.seconds(
                "edges.last.answer.timestamp",
                "When Edges last answered a request, in seconds since 1970",
                this,
                of(seen -> epoch(seen.answers().lastAt())));
        meters.counter(
                "edges.callbacks",
                "Callbacks ever stored, fetched pages included",
                Tags.empty(),
                this,
                of(Gauges::callbacks));
        iterations = meters.rows(
                "edges.iterations", "Iterations of the last 90 days that are not complete, by verdict", null);
        reports = meters.rows("edges.reports.open", "Open reports, by kind", null);
        perDownstream = Map.of(
                meters.rows(
                        "edges.deliveries.open", "Callbacks of which the downstream has not had every record", null),
                downstream -> downstream.state().openCallbacks(),
                meters.rows(
                        "edges.deliveries.oldest.age",
                        "Age of the oldest callback that the downstream has not had, 0 when none is open",
                        "seconds"),
                this::age,
                meters.rows("edges.records.retrying", "Records that wait to be tried again", null),
                downstream -> downstream.state().retries(),
                meters.rows("edges.dead.letters", "Records given up on, neither requeued nor discarded", null),
                downstream -> downstream.state().deadLetters(),
                meters.rows("edges.downstream.paused", "1 while the target of the downstream is down, else 0", null),
                downstream -> downstream.state().pausedUntil() == null ? 0 : 1);
    }

    private static ToDoubleFunction<LedgerMeters> of(ToDoubleFunction<Gauges> value) {
        return meters -> meters.last == null ? Double.NaN : value.applyAsDouble(meters.last);
    }

    private static double epoch(Instant at) {
        return at == null ? Double.NaN : at.getEpochSecond();
    }

    private double age(Downstream downstream) {
        return downstream.oldestOpenAt() == null
                ? 0
                : Duration.between(downstream.oldestOpenAt(), clock.instant()).toSeconds();
    }

    /** Reads the ledger; while it cannot be read the last numbers stay. */
    void look() {
        try {
            last = ledger.get();
            readable = true;
        } catch (RuntimeException unreadable) {
            readable = false;
            return;
        }
        Map<String, Long> verdicts = new TreeMap<>(NO_VERDICT);
        verdicts.putAll(last.iterations());
        iterations.register(rows("verdict", verdicts), true);
        reports.register(rows("kind", last.reports()), true);
        perDownstream.forEach((gauge, value) -> gauge.register(
                last.downstreams().stream()
                        .map(downstream ->
                                Row.of(Tags.of("downstream", downstream.state().name()), downstream, value))
                        .toList(),
                true));
    }

    private static List<Row<?>> rows(String tag, Map<String, Long> numbers) {
        return numbers.entrySet().stream()
                .<Row<?>>map(number -> Row.of(Tags.of(tag, number.getKey()), number.getValue()))
                .toList();
    }
}
