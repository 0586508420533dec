package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.edgesroutes.sandbox.SandboxRecord.Change;

/** What the network holds for one input of a planned run, which shares it with no other run. */
final class ResultFeed implements RecordFeed {

    private final SandboxRun plan;
    private final RecordGenerator maker;
    private final Random random;
    private final List<ObjectNode> known = new ArrayList<>();
    private final List<Item> waiting = new ArrayList<>();
    private Instant counted;
    private int arrived;
    private int iterations;

    ResultFeed(SandboxRun plan, RecordGenerator maker, Random random) {
        this.plan = plan;
        this.maker = maker;
        this.random = random;
    }

    @Override
    public void arrive(int count) {
        arrived += count;
    }

    @Override
    public void putBack(List<Item> items) {
        waiting.addAll(items);
        items.forEach(item -> known.removeIf(json -> json == item.json() && item.change() == Change.CREATED));
    }

    @Override
    public Catch next(Instant world, Instant clock) {
        int count = iterations++ == 0 ? plan.existing : due(world);
        counted = iterations == 1 ? world : counted;
        List<Item> found = fresh(count + arrived, clock);
        arrived = 0;
        found.addAll(waiting);
        waiting.clear();
        found.addAll(updated());
        found.addAll(repeated(found));
        int limit = plan.maxResults == null ? found.size() : Math.min(plan.maxResults, found.size());
        List<Item> taken = List.copyOf(found.subList(0, limit));
        taken.stream().filter(item -> item.change() == Change.CREATED).forEach(item -> known.add(item.json()));
        return new Catch(taken, List.copyOf(found.subList(limit, found.size())));
    }

    private int due(Instant world) {
        if (iterations - 2 < plan.arrivals.length) {
            return plan.arrivals[iterations - 2];
        }
        if (plan.every == null) {
            return 0;
        }
        long passed = Duration.between(counted, world).dividedBy(plan.every);
        counted = counted.plus(plan.every.multipliedBy(passed));
        return (int) passed;
    }

    private List<Item> fresh(int count, Instant clock) {
        Duration gap = plan.every == null ? Duration.ofMinutes(7) : plan.every;
        List<Item> items = new ArrayList<>();
        for (int i = count; i > 0; i--) {
            ObjectNode json = maker.make(clock.minus(gap.multipliedBy(i - 1)));
            if (random.nextDouble() < plan.gaps) {
                RecordIdentity.remove(plan.action, json, random.nextBoolean());
            }
            items.add(new Item(json, Change.CREATED));
        }
        Collections.reverse(items);
        return items;
    }

    private List<Item> updated() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < Math.min(plan.updates, known.size()); i++) {
            int index = random.nextInt(known.size());
            known.set(index, maker.changed(known.get(index)));
            items.add(new Item(known.get(index), Change.UPDATED));
        }
        return items;
    }

    private List<Item> repeated(List<Item> found) {
        List<ObjectNode> pool = new ArrayList<>(known);
        found.forEach(item -> pool.add(item.json()));
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < Math.min(plan.repeats, pool.size()); i++) {
            items.add(new Item(pool.get(random.nextInt(pool.size())), Change.REPEATED));
        }
        return items;
    }
}
