package org.edgesroutes.sandbox;

import java.util.List;

/** From method and path to the call. */
final class ApiRouter {

    private final RunsApi runs;
    private final PagesApi pages;
    private final CallbacksApi callbacks;
    private final LaunchApi launches;

    ApiRouter(RunsApi runs, PagesApi pages, CallbacksApi callbacks, LaunchApi launches) {
        this.runs = runs;
        this.pages = pages;
        this.callbacks = callbacks;
        this.launches = launches;
    }

    HttpReply route(ApiCall call) {
        List<String> path = call.path();
        String second = path.size() > 1 ? path.get(1) : "";
        return switch (call.method() + " " + path.get(0)) {
            case "GET runs" -> second.equals("callbacks") ? callbacksRead(call) : runsRead(call);
            case "POST runs" -> second.equals("callbacks") ? callbacksWrite(call) : runsWrite(call);
            case "POST actions" -> launch(call);
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
        if (path.size() == 4 && path.subList(2, 4).equals(List.of("run", "async"))) {
            return launches.launch(call);
        }
        throw ApiRefusal.notFound("path");
    }
}
