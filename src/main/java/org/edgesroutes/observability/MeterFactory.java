package org.edgesroutes.observability;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;

/**
 * Registers meters, none of them without a help text.
 *
 * @param tags of every meter
 */
record MeterFactory(MeterRegistry registry, Tags tags) {

    <T> void gauge(String name, String help, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).description(help).tags(tags).register(registry);
    }

    <T> void seconds(String name, String help, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value)
                .description(help)
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
    }

    <T> void counter(String name, String help, Tags more, T of, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, of, value)
                .description(help)
                .tags(tags.and(more))
                .register(registry);
    }

    /** @param unit null for a mere number */
    MultiGauge rows(String name, String help, String unit) {
        return MultiGauge.builder(name)
                .description(help)
                .baseUnit(unit)
                .tags(tags)
                .register(registry);
    }
}
