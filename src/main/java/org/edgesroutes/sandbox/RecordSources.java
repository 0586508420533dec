package org.edgesroutes.sandbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The sources of a workspace, and how far each run and schedule has read them. */
final class RecordSources {

    private record Place(String action, Map<String, Object> input, List<String> identities) {}

    private final SandboxBehaviour behaviour;
    private final long seed;
    private final Map<Place, RecordSource> sources = new HashMap<>();
    private final Map<String, RecordFeed> feeds = new HashMap<>();

    RecordSources(SandboxBehaviour behaviour, long seed) {
        this.behaviour = behaviour;
        this.seed = seed;
    }

    /** The same one for all runs of a schedule; {@code owner} is its uid, or that of a run of its own. */
    RecordFeed feed(String owner, SandboxRun plan, int input, Instant world) {
        Map<String, Object> data =
                plan.inputs.isEmpty() ? Map.of() : plan.inputs.get(input).data();
        return feeds.computeIfAbsent(
                owner + "-" + input, key -> new SharedFeed(source(plan, data, plan.existing, world), plan));
    }

    /** Of a planned run, which finds what its plan says. */
    RecordFeed own(SandboxRun plan, SandboxRun.Input input, long seedOfInput) {
        PersonGenerator people = new PersonGenerator(seedOfInput);
        RecordGenerator maker = new RecordGenerator(plan.action, input.data(), people, behaviour);
        return new ResultFeed(plan, maker, new Random(seedOfInput + 1));
    }

    /** Begins with {@code existing} records when no run has asked for it yet. */
    RecordSource source(SandboxRun plan, Map<String, Object> data, int existing, Instant world) {
        Place place =
                new Place(plan.action, data, plan.identities.stream().sorted().toList());
        return sources.computeIfAbsent(place, key -> {
            PersonGenerator people = new PersonGenerator(seed + key.hashCode());
            RecordGenerator maker = new RecordGenerator(plan.action, data, people, behaviour);
            return new RecordSource(maker, existing, plan.every, world);
        });
    }
}
