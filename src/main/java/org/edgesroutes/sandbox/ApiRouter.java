package org.edgesroutes.sandbox;

import java.util.List;

/** From method and path to the call. */
final class ApiRouter {

    private final RunsApi runs;
    private final PagesApi pages;
    private final CallbacksApi callbacks;
    private final LaunchApi launches;
    private final LiveApi live;
    private final SchedulesApi schedules;
    private final IdentitiesApi identities;

    ApiRouter(
            RunsApi runs,
            PagesApi pages,
            CallbacksApi callbacks,
            LaunchApi launches,
            LiveApi live,
            SchedulesApi schedules,
            IdentitiesApi identities) {
        this.runs = runs;
        this.pages = pages;
        this.callbacks = callbacks;
        this.launches = launches;
        this.live = live;
        this.schedules = schedules;
        this.identities = identities;
    }

    HttpReply route(ApiCall call) {
        List<String> path = call.path();
        String second = path.size() > 1 ? path.get(1) : "";
        return switch (call.method() + " " + path.get(0)) {
            case "GET runs" -> second.equals("callbacks") ? callbacksRead(call) : runsRead(call);
            case "POST runs" -> second.equals("callbacks") ? callbacksWrite(call) : runsWrite(call);
            case "POST actions" -> launch(call);
            case "GET schedules" -> schedulesRead(call);
            case "POST schedules" -> schedulesWrite(call);
            case "GET identities" -> identitiesRead(call);
            default -> throw ApiRefusal.notFound("path");
        };
    }

    private HttpReply runsRead(ApiCall call) {
        return switch (call.path().size()) {
            case 1 -> runs.list(call);
            case 2 -> runs.get(call);
            case 3 ->
                switch (call.path().get(2)) {
                    case "status" -> runs.status(call);
                    case "inputs" -> pages.inputs(call);
                    case "outputs" -> pages.outputs(call);
                    default -> throw ApiRefusal.notFound("path");
                };
            default -> throw ApiRefusal.notFound("path");
        };
    }

    private HttpReply runsWrite(ApiCall call) {
        String last = call.path().size() == 3 ? call.path().get(2) : "";
        return switch (last) {
            case "continue" -> runs.continueRun(call);
            case "resume" -> runs.resume(call);
            case "cancel" -> runs.cancel(call);
            default -> throw ApiRefusal.notFound("path");
        };
    }

    private HttpReply callbacksRead(ApiCall call) {
        return switch (call.path().size()) {
            case 2 -> callbacks.list(call);
            case 3 -> callbacks.get(call);
            default -> throw ApiRefusal.notFound("path");
        };
    }

    private HttpReply callbacksWrite(ApiCall call) {
        boolean replay = call.path().size() == 4 && call.path().get(3).equals("replay");
        if (replay) {
            return callbacks.replay(call);
        }
        throw ApiRefusal.notFound("path");
    }

    private HttpReply launch(ApiCall call) {
        List<String> path = call.path();
        return switch (path.size() == 4 ? path.get(2) + " " + path.get(3) : "") {
            case "run live" -> live.run(call);
            case "run async" -> launches.launch(call);
            case "run schedule" -> launches.schedule(call);
            default -> throw ApiRefusal.notFound("path");
        };
    }

    private HttpReply schedulesRead(ApiCall call) {
        return switch (call.path().size()) {
            case 1 -> schedules.list(call);
            case 2 -> schedules.get(call);
            default -> throw ApiRefusal.notFound("path");
        };
    }

    private HttpReply schedulesWrite(ApiCall call) {
        if (call.path().size() == 3) {
            return schedules.manage(call);
        }
        throw ApiRefusal.notFound("path");
    }

    private HttpReply identitiesRead(ApiCall call) {
        List<String> path = call.path();
        return switch (path.size()) {
            case 1 -> identities.list(call);
            case 2 -> identities.get(call);
            case 4 -> {
                if (path.get(2).equals("integrations")) {
                    yield identities.integration(call);
                }
                throw ApiRefusal.notFound("path");
            }
            default -> throw ApiRefusal.notFound("path");
        };
    }
}
