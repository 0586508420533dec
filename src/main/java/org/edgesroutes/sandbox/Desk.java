package org.edgesroutes.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One request from the door to the answer, with the faults that may strike on the way. */
final class Desk {

    private static final String PROXY_PAGE =
            "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    private final World world;
    private final Door door;
    private final Router router;

    Desk(World world, Door door, Router router) {
        this.world = world;
        this.door = door;
        this.router = router;
    }

    Answer answer(Optional<Tenant> tenant, String method, String path, String query, String body) {
        if (tenant.isEmpty()) {
            return Answer.error(401, "NO_ACCESS", "auth", "the API key is missing or wrong");
        }
        return door.overBudget(tenant.get(), path).orElseGet(() -> {
            List<String> segments = List.of(path.replaceFirst("^/v1/", "").split("/"));
            try {
                return served(new Call(tenant.get(), method, segments, new Query(query), body));
            } catch (IllegalArgumentException e) {
                return Answer.error(400, "BAD_INPUT", "input", "this cannot be read: " + e.getMessage());
            }
        });
    }

    private Answer served(Call call) {
        boolean get = call.method().equals("GET");
        if (strikes(SandboxFault.SLOW)) {
            dawdle();
        }
        if (strikes(SandboxFault.SERVER_ERROR)) {
            boolean busy = world.behaviour().draw(SandboxFault.SERVER_ERROR).nextBoolean();
            return Answer.error(busy ? 503 : 500, "GENERIC_ERROR", "server", "something went wrong here");
        }
        if (strikes(get ? SandboxFault.CUT_READ : SandboxFault.CUT_BEFORE)) {
            return Answer.CUT;
        }
        if (get && strikes(SandboxFault.HTML_PAGE)) {
            return Answer.text(502, "text/html", PROXY_PAGE);
        }
        Answer answer = routed(call);
        if (get) {
            return strikes(SandboxFault.HALF_BODY) ? answer.halved() : answer;
        }
        if (strikes(SandboxFault.CUT_AFTER)) {
            return Answer.CUT;
        }
        return strikes(SandboxFault.SERVER_ERROR_AFTER)
                ? Answer.error(502, "GENERIC_ERROR", "server", "the answer got lost here")
                : answer;
    }

    private Answer routed(Call call) {
        try {
            synchronized (world) {
                return router.route(call);
            }
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private boolean strikes(SandboxFault fault) {
        return world.behaviour().strikes(fault);
    }

    private void dawdle() {
        long until = System.nanoTime()
                + world.behaviour().duration(SandboxOption.SLOW_ANSWER).toNanos();
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
