package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** The calls for identities. See {@code docs/edges-api.md}, "Identities". */
final class IdentitiesApi {

    private final SimulationState world;

    IdentitiesApi(SimulationState world) {
        this.world = world;
    }

    /** The style of paging that the readings do not choose is ignored, so that it gives the first page each time. */
    HttpReply list(ApiCall call) {
        QueryParameters query = call.query();
        int size = world.behaviour().number(SandboxOption.IDENTITIES_PER_PAGE);
        long skipped = (query.number("page", 1, 1, Integer.MAX_VALUE) - 1L) * size;
        if (world.behaviour().is(SandboxReading.IDENTITIES_PAGING, "limit-offset")) {
            size = query.number("limit", size, 1, 100);
            skipped = query.number("offset", 0, 0, Integer.MAX_VALUE);
        }
        String wanted = query.one("query").orElse("").toLowerCase(Locale.ROOT);
        List<JsonNode> page = call.tenant().identities().stream()
                .filter(identity -> identity.name().toLowerCase(Locale.ROOT).contains(wanted))
                .skip(skipped)
                .limit(size)
                .<JsonNode>map(identity -> identity.json(withAccounts(call)))
                .toList();
        return SandboxLists.answer(world.behaviour(), page);
    }

    HttpReply get(ApiCall call) {
        return HttpReply.json(find(call).json(withAccounts(call)));
    }

    HttpReply integration(ApiCall call) {
        String kind = call.path().get(3);
        String state = find(call).integration(kind).orElseThrow(() -> ApiRefusal.notFound("integration"));
        return HttpReply.json(SandboxJson.object().put("type", kind).put("status", state));
    }

    private static boolean withAccounts(ApiCall call) {
        return call.query().one("retrieve_accounts").orElse("").equals("true");
    }

    private static IdentityState find(ApiCall call) {
        return call.tenant().identity(call.path().get(1)).orElseThrow(() -> ApiRefusal.notFound("identity"));
    }
}
