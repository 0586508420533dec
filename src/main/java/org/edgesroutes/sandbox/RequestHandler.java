package org.edgesroutes.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One request from the door to the answer, with the faults that may strike on the way. */
final class RequestHandler {

    private static final String PROXY_PAGE =
            "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    private final SimulationState world;
    private final Authenticator door;
    private final ApiRouter router;

    RequestHandler(SimulationState world, Authenticator door, ApiRouter router) {
        this.world = world;
        this.door = door;
        this.router = router;
    }

    HttpReply answer(Optional<WorkspaceState> tenant, String method, String path, String query, String body) {
        if (tenant.isEmpty()) {
            return HttpReply.error(401, "NO_ACCESS", "auth", "the API key is missing or wrong");
        }
        return door.overBudget(tenant.get(), path).orElseGet(() -> {
            List<String> segments = List.of(path.replaceFirst("^/v1/", "").split("/"));
            try {
                return served(new ApiCall(tenant.get(), method, segments, new QueryParameters(query), body));
            } catch (IllegalArgumentException e) {
                return HttpReply.error(400, "BAD_INPUT", "input", "this cannot be read: " + e.getMessage());
            }
        });
    }

    private HttpReply served(ApiCall call) {
        boolean get = call.method().equals("GET");
        if (strikes(SandboxFault.SLOW, call)) {
            dawdle();
        }
        if (strikes(SandboxFault.TOO_MANY, call)) {
            return door.tooMany(60, "/v1/" + String.join("/", call.path()));
        }
        if (strikes(SandboxFault.SERVER_ERROR, call)) {
            boolean busy = world.behaviour().draw(SandboxFault.SERVER_ERROR).nextBoolean();
            return HttpReply.error(busy ? 503 : 500, "GENERIC_ERROR", "server", "something went wrong here");
        }
        if (strikes(SandboxFault.REFUSED, call)) {
            return HttpReply.error(422, "BAD_INPUT", "input", "this is refused");
        }
        if (strikes(get ? SandboxFault.CUT_READ : SandboxFault.CUT_BEFORE, call)) {
            return HttpReply.CUT;
        }
        if (get && strikes(SandboxFault.HTML_PAGE, call)) {
            return HttpReply.text(502, "text/html", PROXY_PAGE);
        }
        HttpReply answer = routed(call);
        if (get) {
            return strikes(SandboxFault.HALF_BODY, call) ? answer.halved() : answer;
        }
        if (strikes(SandboxFault.CUT_AFTER, call)) {
            return HttpReply.CUT;
        }
        return strikes(SandboxFault.SERVER_ERROR_AFTER, call)
                ? HttpReply.error(502, "GENERIC_ERROR", "server", "the answer got lost here")
                : answer;
    }

    private HttpReply routed(ApiCall call) {
        try {
            synchronized (world) {
                return router.route(call);
            }
        } catch (ApiRefusal refusal) {
            return refusal.answer();
        }
    }

    private boolean strikes(SandboxFault fault, ApiCall call) {
        return world.behaviour().strikes(fault, call);
    }

    private void dawdle() {
        long until = System.nanoTime()
                + world.behaviour().duration(SandboxOption.SLOW_ANSWER).toNanos();
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
