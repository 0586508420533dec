package org.edgesroutes.ledger.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.model.SubscriptionPart;

/**
 * A subscription as the ledger knows it.
 *
 * @param source the name of its records' source
 * @param undeclaredAt since when it is not in the file any more; null while it is
 * @param enabled whether its run may be continued, as the file last said
 * @param parts those that are in force, about to be, or still to be cancelled; by number, the latest last
 */
public record TrackedSubscription(
        long id,
        String name,
        String source,
        Instant declaredAt,
        Instant undeclaredAt,
        boolean enabled,
        List<SubscriptionPart> parts) {

    public TrackedSubscription {
        parts = List.copyOf(parts);
    }

    /** @return the one in force, or about to be */
    public Optional<SubscriptionPart> open(int part) {
        return parts.stream().filter(one -> one.part() == part && one.open()).findFirst();
    }

    /** @return those that another one replaces and that are still to be cancelled */
    public List<SubscriptionPart> replaced() {
        return parts.stream()
                .filter(one -> one.state() == SubscriptionPart.State.REPLACED)
                .toList();
    }

    /** The source of the records of a part: outputs name no input, so each part has its own. */
    public String source(int part) {
        return source + "/" + part;
    }
}
