package org.edgesroutes.launches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.edgesroutes.api.EdgesActions;
import org.edgesroutes.api.EdgesSchedules;
import org.edgesroutes.ledger.launches.IntentQueries;
import org.edgesroutes.model.Intent;
import org.edgesroutes.model.LaunchRequest;

/**
 * The creation of a schedule. Edges may not say when a schedule was created, so the ones that were there before are
 * noted before the first request.
 */
final class ScheduleCreation implements IntentCall {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EdgesActions actions;
    private final EdgesSchedules schedules;
    private final IntentQueries intents;
    private final CallbackAddress callbacks;

    ScheduleCreation(EdgesActions actions, EdgesSchedules schedules, IntentQueries intents, CallbackAddress callbacks) {
        this.actions = actions;
        this.schedules = schedules;
        this.intents = intents;
        this.callbacks = callbacks;
    }

    @Override
    public String before(Intent intent) {
        ArrayNode uids = JSON.createArrayNode();
        schedules.list(intent.action()).forEach(schedule -> uids.add(schedule.uid()));
        return uids.toString();
    }

    @Override
    public String send(Intent intent, BooleanSupplier wanted) {
        LaunchRequest request = LaunchJson.read(intent.request());
        return actions.schedule(request, callbacks.target(request.callbackUrl()), wanted)
                .uid();
    }

    @Override
    public LookResult look(Intent intent) {
        Set<String> before = new HashSet<>();
        LaunchJson.tree(intent.before()).forEach((JsonNode uid) -> before.add(uid.textValue()));
        List<SeenLaunch> listed =
                schedules.list(intent.action()).stream().map(SeenLaunch::of).toList();
        List<SeenLaunch> candidates = listed.stream()
                .filter(one -> !before.contains(one.uid()))
                .filter(one -> !one.isOlderThan(intent.sentAt().minus(RunLaunch.CLOCK_TOLERANCE)))
                .filter(one -> !intents.isResult(one.uid()))
                .toList();
        return new LookDecision(IntentMatcher.of(listed), intent, intents.othersInDoubt(intent))
                .decide(candidates, intents.now());
    }
}
