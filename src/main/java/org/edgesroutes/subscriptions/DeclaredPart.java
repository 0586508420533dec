package org.edgesroutes.subscriptions;

import java.util.List;
import java.util.stream.IntStream;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.Subscription;
import org.edgesroutes.model.SubscriptionPart.Terms;

/**
 * One run or schedule that a subscription declares.
 *
 * @param number counted from 1
 */
record DeclaredPart(Subscription subscription, int number, List<String> inputs, InputSet inputSet) {

    static List<DeclaredPart> of(Subscription subscription) {
        List<List<String>> inputs = subscription.inputsByPart();
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> new DeclaredPart(subscription, i + 1, inputs.get(i), InputSet.of(inputs.get(i))))
                .toList();
    }

    String launchName() {
        return subscription.launchName(number);
    }

    /** Whether a run or schedule of this name may be this part, also where the number of parts has changed since. */
    boolean hasName(String name) {
        return launchName().equals(name) || number == 1 && subscription.name().equals(name);
    }

    /** @param identityUid null while it is not known */
    Terms terms(String identityUid) {
        return new Terms(
                launchName(),
                subscription.action(),
                subscription.identity(),
                identityUid,
                inputSet.hash(),
                inputs.size(),
                subscription.parameters(),
                subscription.cron(),
                subscription.timezone());
    }

    /** @param callbackUrl null where the results are read from the outputs */
    LaunchRequest request(String identityUid, String callbackUrl) {
        return new LaunchRequest(
                subscription.action(),
                launchName(),
                inputs,
                subscription.parameters(),
                List.of(identityUid),
                null,
                callbackUrl,
                subscription.cron(),
                subscription.timezone(),
                subscription.startAt());
    }

    /** The name of the subscription and, where there are several parts, the part, such as {@code team/2}. */
    String displayName() {
        return subscription.parts() == 1 ? subscription.name() : subscription.name() + "/" + number;
    }
}
