package org.edgesroutes.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.edgesroutes.model.SubscriptionPart;
import org.edgesroutes.model.SubscriptionPart.Terms;

/** The differences between a declaration and the run or schedule that was started; none can be changed in place. */
final class Differences {

    private static final String MAX_RESULTS = "max_results";

    private Differences() {}

    /**
     * Compares a part with its declaration, without asking Edges.
     *
     * @param now what is declared
     * @param maxResults of the run as Edges tells it; null where it does not, and for a schedule
     * @return clauses such as {@code max_results is 100, declared is 500}
     */
    static List<String> of(SubscriptionPart part, Terms now, Integer maxResults) {
        Terms then = part.terms();
        List<String> all = new ArrayList<>();
        boolean scheduled = now.cron() != null;
        if (part.scheduled() != scheduled) {
            all.add(scheduled ? "it is a run, declared is a schedule" : "it is a schedule, declared is a run");
        }
        differ(all, "action", then.action(), now.action());
        if (!then.sameIdentity(now)) {
            differ(all, "identity", then.identity(), now.identity());
        }
        if (!then.inputsHash().equals(now.inputsHash())) {
            all.add(
                    then.inputCount() == now.inputCount()
                            ? "its inputs are others than declared"
                            : "it has %d inputs, declared are %d".formatted(then.inputCount(), now.inputCount()));
        }
        parameters(all, then.parameters(), now.parameters(), maxResults);
        if (part.scheduled() && scheduled) {
            differ(all, "cron", then.cron(), now.cron());
            differ(all, "timezone", then.timezone(), now.timezone());
        }
        return all;
    }

    private static void parameters(List<String> all, String then, String now, Integer maxResults) {
        ObjectNode started = ((ObjectNode) InputSet.tree(then)).deepCopy();
        ObjectNode declared = ((ObjectNode) InputSet.tree(now)).deepCopy();
        JsonNode stored = started.remove(MAX_RESULTS);
        JsonNode wanted = declared.remove(MAX_RESULTS);
        String is = maxResults == null ? stored.asText() : maxResults.toString();
        differ(all, MAX_RESULTS, is, wanted.asText());
        List<String> names = Stream.of(started, declared)
                .flatMap(node -> node.properties().stream())
                .map(entry -> entry.getKey())
                .distinct()
                .filter(name -> !Objects.equals(started.get(name), declared.get(name)))
                .toList();
        if (!names.isEmpty()) {
            all.add("parameters differ in " + String.join(", ", names));
        }
    }

    private static void differ(List<String> all, String what, String is, String declared) {
        if (!Objects.equals(is, declared)) {
            all.add("%s is %s, declared is %s".formatted(what, is, declared));
        }
    }
}
