package org.edgesroutes.subscriptions;

import java.util.Set;
import java.util.TreeSet;
import org.edgesroutes.launches.CallbackAddress;
import org.edgesroutes.launches.IdentityCheck;
import org.edgesroutes.launches.Refusal;
import org.edgesroutes.model.Subscription;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingKey;

/** The conditions for the start of a subscription. */
final class StartCheck {

    /** {@code docs/edges-api.md}, "Continue": the actions that the pages about incremental sync name alike. */
    private static final Set<String> KNOWN = Set.of(
            "linkedin-extract-connections",
            "linkedin-extract-messages",
            "linkedin-extract-profile-viewers",
            "linkedin-extract-page-followers");

    private final Set<String> incremental = new TreeSet<>(KNOWN);
    private final boolean fromOutputs;
    private final CallbackAddress callbacks;
    private final String moreActions;

    StartCheck(EdgesSettings settings, CallbackAddress callbacks) {
        this.incremental.addAll(settings.subscriptions().incrementalActions());
        this.fromOutputs = settings.completeness().fromOutputs();
        this.callbacks = callbacks;
        this.moreActions = settings.workspace().own(SettingKey.SUBSCRIPTIONS_INCREMENTAL_ACTIONS);
    }

    /**
     * Checks a subscription with the identities of the workspace.
     *
     * @return the uid of its identity
     * @throws Refusal when it cannot be started
     */
    String require(Subscription subscription, IdentityCheck identities) throws Refusal {
        String action = subscription.action();
        if (!incremental.contains(action)) {
            throw new Refusal(
                    "the action %s is not known to support incremental sync, only %s; if it does, add it to %s"
                            .formatted(action, String.join(", ", incremental), moreActions));
        }
        // Edges requires an address for a schedule, also where results are fetched
        if ((!fromOutputs || subscription.scheduled()) && callbacks.of(action).isEmpty()) {
            throw new Refusal(callbacks.missing());
        }
        return identities.require(subscription.identity(), action);
    }

    /** @return where results are posted; null where they are read from the outputs, unless a schedule needs an address */
    String callbackUrl(Subscription subscription) {
        return fromOutputs && !subscription.scheduled()
                ? null
                : callbacks.of(subscription.action()).orElse(null);
    }

    /** Whether a run or schedule posts its results here, as far as Edges says. */
    boolean postsHere(String callbackUrl) {
        return callbackUrl == null || fromOutputs || callbacks.isOwn(callbackUrl);
    }
}
