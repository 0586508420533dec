package org.edgesroutes.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.edgesroutes.reload.RouteFileState;

/** How it stands with each file of routes, for a meter registry. */
public final class RouteFileMeters implements Consumer<SortedMap<String, RouteFileState>> {

    private final MultiGauge refused;
    private final MultiGauge running;
    private final MultiGauge since;

    public RouteFileMeters(MeterRegistry registry) {
        refused = MultiGauge.builder("edges.route.file.refused").register(registry);
        running = MultiGauge.builder("edges.route.file.running").register(registry);
        since = MultiGauge.builder("edges.route.file.since.timestamp")
                .baseUnit("seconds")
                .register(registry);
    }

    /** To be called with all of them when one has changed. */
    @Override
    public void accept(SortedMap<String, RouteFileState> files) {
        show(refused, files, state -> state.isRefused() ? 1 : 0);
        show(running, files, state -> state.since() == null ? 0 : 1);
        show(since, files, state -> (state.isRefused() ? state.refusedAt() : state.since()).getEpochSecond());
    }

    private static void show(
            MultiGauge gauge, SortedMap<String, RouteFileState> files, ToDoubleFunction<RouteFileState> value) {
        gauge.register(
                files.entrySet().stream()
                        .map(file -> Row.of(Tags.of("file", file.getKey()), file.getValue(), value))
                        .toList(),
                true);
    }
}
