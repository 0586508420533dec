package org.edgesroutes.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Hands callbacks over, or fails to as the faults want it. See {@code docs/edges-api.md}, "Callback delivery". */
final class CallbackSender {

    private static final int NO_ANSWER = 0;

    private final SimulationState world;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    CallbackSender(SimulationState world) {
        this.world = world;
    }

    /** Plans the delivery; it happens when time passes. */
    void send(CallbackState callback) {
        SandboxBehaviour behaviour = world.behaviour();
        if (behaviour.strikes(SandboxFault.LOSE)) {
            callback.notTaken(null, "network error");
            world.story().tell("a callback of run {} gets lost", ConsoleLog.name(callback.run()));
            return;
        }
        if (behaviour.strikes(SandboxFault.LOSE_SILENTLY)) {
            callback.taken(200);
            world.story().tell("a callback of run {} gets lost without a trace", ConsoleLog.name(callback.run()));
            return;
        }
        Duration wait = detour();
        world.time().after(wait, () -> attempt(callback));
        if (behaviour.strikes(SandboxFault.DUPLICATE)) {
            world.time().after(wait.plusSeconds(1), () -> post(callback));
        }
    }

    /** Sends any body to a receiver, at once; 0 when there was no answer. */
    int post(URI url, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(world.behaviour().duration(SandboxOption.DELIVERY_TIMEOUT))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    private Duration detour() {
        SandboxBehaviour behaviour = world.behaviour();
        Duration wait = Duration.ZERO;
        if (behaviour.strikes(SandboxFault.DELAY)) {
            wait = wait.plus(behaviour.duration(SandboxOption.FAULT_DELAY));
        }
        if (behaviour.strikes(SandboxFault.REORDER)) {
            int pages = 1 + behaviour.draw(SandboxFault.REORDER).nextInt(3);
            wait = wait.plus(behaviour.duration(SandboxOption.PAGE_DELAY).multipliedBy(pages))
                    .plusMillis(1);
        }
        return wait;
    }

    private void attempt(CallbackState callback) {
        synchronized (world) {
            if (callback.parentUid() == null && callback.run().status().equals("STOPPED")) {
                callback.notTaken(null, "the run was cancelled");
                return;
            }
            callback.sending();
        }
        int code = post(callback);
        synchronized (world) {
            settle(callback, code);
        }
    }

    private int post(CallbackState callback) {
        String body = SandboxJson.write(callback.payload());
        int code = post(callback.url(), callback.headers(), body);
        world.deliveries()
                .add(new SandboxDelivery(
                        world.time().instant(), callback.uid(), callback.run().uid(), callback.url(), body, code));
        return code;
    }

    private void settle(CallbackState callback, int code) {
        if (code / 100 == 2) {
            callback.taken(code);
            return;
        }
        String answer = code == NO_ANSWER ? "no answer" : "status " + code;
        int allowed = world.behaviour().number(SandboxOption.DELIVERY_RETRIES);
        if (callback.retries() >= allowed) {
            callback.notTaken(code == NO_ANSWER ? null : code, answer);
            world.story().tell("gives up on a callback of run {}: {}", ConsoleLog.name(callback.run()), answer);
            return;
        }
        callback.again();
        world.story().tell("will try a callback of run {} again: {}", ConsoleLog.name(callback.run()), answer);
        Duration pause = world.behaviour().duration(SandboxOption.RETRY_DELAY);
        world.time().after(pause.multipliedBy(1L << Math.min(callback.retries() - 1, 10)), () -> attempt(callback));
    }
}
