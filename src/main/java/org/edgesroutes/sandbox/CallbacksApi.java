package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The calls for callbacks. See {@code docs/edges-api.md}, "Callback history" and "Replays". */
final class CallbacksApi {

    private static final int REPLAYS = 3;
    private static final Map<String, Comparator<CallbackState>> SORTABLE = Map.of(
            "created_at", Comparator.comparing(CallbackState::createdAt),
            "status", Comparator.comparing(CallbackState::status));

    private final SimulationState world;
    private final ApiViews views;
    private final CallbackFactory factory;
    private final CallbackSender courier;

    CallbacksApi(SimulationState world, ApiViews views, CallbackFactory factory, CallbackSender courier) {
        this.world = world;
        this.views = views;
        this.factory = factory;
        this.courier = courier;
    }

    HttpReply list(ApiCall call) {
        QueryParameters query = call.query();
        int greatest = Integer.parseInt(world.behaviour().value(SandboxReading.CALLBACKS_LIMIT));
        int limit = query.number("limit", 10, 1, greatest);
        int offset = query.number("offset", 0, 0, Integer.MAX_VALUE);
        List<CallbackState> history = call.tenant().callbacks();
        List<JsonNode> page = history.stream()
                .filter(callback -> query.admits("status", callback.status()))
                .filter(callback -> query.admits("run_uid", callback.run().uid()))
                .sorted(Sorting.by(query.all("sort"), SORTABLE, Comparator.comparing(CallbackState::createdAt)))
                .skip(offset)
                .limit(limit)
                .<JsonNode>map(views::callback)
                .toList();
        return SandboxLists.answer(world.behaviour(), page);
    }

    HttpReply get(ApiCall call) {
        return HttpReply.json(views.callback(find(call)));
    }

    HttpReply replay(ApiCall call) {
        CallbackState original = find(call);
        if (original.parentUid() != null) {
            throw refused("only an original can be replayed");
        }
        if (original.replays() >= REPLAYS) {
            throw refused("it was replayed " + REPLAYS + " times");
        }
        if (original.status().equals("SUCCESS") && world.behaviour().is(SandboxReading.REPLAY_OF_SUCCESS, "refused")) {
            throw refused("it was taken");
        }
        original.replayed();
        CallbackState replay = factory.replay(original);
        call.tenant().callbacks().add(replay);
        courier.send(replay);
        world.story()
                .tell(
                        "replays a callback of run {}, {} of {} replays used",
                        ConsoleLog.name(original.run()),
                        original.replays(),
                        REPLAYS);
        return HttpReply.json(views.callback(replay));
    }

    private ApiRefusal refused(String why) {
        int status = Integer.parseInt(world.behaviour().value(SandboxReading.REPLAY_REFUSAL));
        return new ApiRefusal(status, "BAD_INPUT", "input", "this callback cannot be replayed: " + why);
    }

    private static CallbackState find(ApiCall call) {
        return call.tenant().callbacks().stream()
                .filter(callback -> callback.uid().equals(call.path().get(2)))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.notFound("callback"));
    }
}
