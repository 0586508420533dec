package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.edgesroutes.sandbox.SandboxRecord.Change;

/**
 * What one run or schedule finds in a {@link RecordSource}: all of it in full mode, what came since its last iteration
 * in incremental mode.
 */
final class SharedFeed implements RecordFeed {

    private final RecordSource source;
    private final boolean incremental;
    private final Integer maxResults;
    private final Set<ObjectNode> given = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Item> waiting = new ArrayList<>();
    private int checkpoint;

    SharedFeed(RecordSource source, SandboxRun plan) {
        this.source = source;
        this.incremental = plan.syncMode.equals("incremental");
        this.maxResults = plan.maxResults;
    }

    @Override
    public void arrive(int count) {
        source.arrive(count);
    }

    @Override
    public void putBack(List<Item> items) {
        // a full iteration finds everything again anyway
        if (incremental) {
            waiting.addAll(items);
        }
        items.stream().filter(item -> item.change() == Change.CREATED).forEach(item -> given.remove(item.json()));
    }

    @Override
    public Catch next(Instant world, Instant clock) {
        List<ObjectNode> all = source.records(world, clock);
        List<Item> found = new ArrayList<>();
        for (int i = all.size() - 1; i >= (incremental ? checkpoint : 0); i--) {
            found.add(new Item(all.get(i), given.contains(all.get(i)) ? Change.REPEATED : Change.CREATED));
        }
        checkpoint = all.size();
        found.addAll(waiting);
        waiting.clear();
        int limit = maxResults == null ? found.size() : Math.min(maxResults, found.size());
        List<Item> taken = List.copyOf(found.subList(0, limit));
        taken.forEach(item -> given.add(item.json()));
        return new Catch(taken, List.copyOf(found.subList(limit, found.size())));
    }
}
