package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the network holds for one action, input and identity: the same for every run that asks for it. */
final class RecordSource {

    private final RecordGenerator maker;
    private final Duration every;
    private final List<ObjectNode> records = new ArrayList<>();
    private Instant counted;
    private int arrived;

    /** @param every a new record appears whenever this much time has passed; null for never */
    RecordSource(RecordGenerator maker, int existing, Duration every, Instant world) {
        this.maker = maker;
        this.every = every;
        this.counted = world;
        this.arrived = existing;
    }

    void arrive(int count) {
        arrived += count;
    }

    /** All of them, oldest first. */
    List<ObjectNode> records(Instant world, Instant clock) {
        if (every != null) {
            long passed = Duration.between(counted, world).dividedBy(every);
            counted = counted.plus(every.multipliedBy(passed));
            arrived += (int) passed;
        }
        Duration gap = every == null ? Duration.ofMinutes(7) : every;
        for (; arrived > 0; arrived--) {
            records.add(maker.make(clock.minus(gap.multipliedBy(arrived - 1L))));
        }
        return records;
    }
}
