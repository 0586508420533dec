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
        MeterFactory meters = new MeterFactory(registry, Tags.empty());
        refused = meters.rows("edges.route.file.refused", "1 while the file as it is now is refused, else 0", null);
        running = meters.rows("edges.route.file.running", "1 while a version of the file runs, else 0", null);
        since = meters.rows(
                "edges.route.file.since.timestamp",
                "Since when the file is live or refused, in seconds since 1970",
                "seconds");
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
