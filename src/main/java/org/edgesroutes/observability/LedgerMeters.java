package org.edgesroutes.observability;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
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
 * The numbers of a ledger for a meter registry, as they were when somebody last looked: however often a registry is
 * asked, the ledger is not. None of them has a tag with more values than a person can list.
 */
final class LedgerMeters {

    private static final Map<String, Long> NO_VERDICT = Map.of("open", 0L, "incomplete", 0L);

    private final Supplier<Gauges> ledger;
    private final InstantSource clock;
    private final MultiGauge iterations;
    private final MultiGauge reports;
    private final Map<MultiGauge, ToDoubleFunction<Downstream>> perDownstream;
    private volatile Gauges last;
    private volatile boolean readable;

    LedgerMeters(MeterRegistry registry, Tags tags, Supplier<Gauges> ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
        gauge(registry, tags, "edges.ledger.readable", meters -> meters.readable ? 1 : 0);
        gauge(registry, tags, "edges.callbacks.waiting", of(Gauges::waiting));
        gauge(registry, tags, "edges.runs.due", of(Gauges::due));
        gauge(registry, tags, "edges.api.requests.left", of(Gauges::requestsLeft));
        Gauge.builder("edges.last.callback.timestamp", this, of(seen -> epoch(seen.lastCallbackAt())))
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("edges.callbacks", this, of(Gauges::callbacks))
                .tags(tags)
                .register(registry);
        iterations = rows(registry, tags, "edges.iterations");
        reports = rows(registry, tags, "edges.reports.open");
        perDownstream = Map.of(
                rows(registry, tags, "edges.deliveries.open"),
                downstream -> downstream.state().openCallbacks(),
                MultiGauge.builder("edges.deliveries.oldest.age")
                        .baseUnit("seconds")
                        .tags(tags)
                        .register(registry),
                this::age,
                rows(registry, tags, "edges.records.retrying"),
                downstream -> downstream.state().retries(),
                rows(registry, tags, "edges.dead.letters"),
                downstream -> downstream.state().deadLetters(),
                rows(registry, tags, "edges.downstream.paused"),
                downstream -> downstream.state().pausedUntil() == null ? 0 : 1);
    }

    private void gauge(MeterRegistry registry, Tags tags, String name, ToDoubleFunction<LedgerMeters> value) {
        Gauge.builder(name, this, value).tags(tags).register(registry);
    }

    private static MultiGauge rows(MeterRegistry registry, Tags tags, String name) {
        return MultiGauge.builder(name).tags(tags).register(registry);
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

    /** Reads the ledger anew; what it said last stays when it cannot be read. */
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
