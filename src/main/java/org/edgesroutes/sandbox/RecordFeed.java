package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.edgesroutes.sandbox.SandboxRecord.Change;

/** What the iterations of a run find for one input: newest first, at most max_results. */
interface RecordFeed {

    record Item(ObjectNode json, Change change) {}

    record Catch(List<Item> taken, List<Item> cut) {}

    /** So many more records exist from now on, besides those that come by themselves. */
    void arrive(int count);

    /** Left over from an iteration that broke off; the next one finds them below the newer ones. */
    void putBack(List<Item> items);

    /** What one more iteration finds. */
    Catch next(Instant world, Instant clock);
}
