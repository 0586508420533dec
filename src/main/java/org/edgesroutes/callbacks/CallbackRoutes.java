package org.edgesroutes.callbacks;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.ThrottlerRejectedExecutionException;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;
import org.edgesroutes.workspaces.WorkspaceLogContext;

/** What comes in. {@code direct:edges-accept-callback}: whatever an edited YAML does in front of it, nothing gets past these steps. */
public final class CallbackRoutes extends RouteBuilder {

    public static final String ACCEPT = "direct:edges-accept-callback";

    private static final List<String> FORMS = List.of("application/x-www-form-urlencoded", "multipart/");

    private final Workspace workspace;
    private final EdgesSettings.Webhook settings;
    private final CallbackHandler webhook;
    private final UnkeyedCallbacks waiting;

    /** Those of the only workspace. */
    public CallbackRoutes(
            EdgesSettings.Webhook settings, CallbackRepository ledger, RecordKeyer keyer, Optional<RunLookup> lookup) {
        this(Workspace.ONLY, settings, ledger, keyer, lookup, new RefusedRequests(Clock.systemUTC()));
    }

    /**
     * @param lookup empty without an API key, since the action of a run cannot be looked up then
     * @param refused counts what is refused
     */
    public CallbackRoutes(
            Workspace workspace,
            EdgesSettings.Webhook settings,
            CallbackRepository ledger,
            RecordKeyer keyer,
            Optional<RunLookup> lookup,
            RefusedRequests refused) {
        this.workspace = workspace;
        this.settings = settings;
        this.webhook =
                new CallbackHandler(settings, ledger, new ActionResolver(ledger, lookup.isPresent()), keyer, refused);
        this.waiting =
                new UnkeyedCallbacks(ledger, lookup.orElse(runUid -> Optional.empty()), keyer, settings.maxDepth());
    }

    @Override
    public void configure() {
        from(workspace.own(ACCEPT))
                .routeId(workspace.own("edges-accept-callback"))
                .description("Checks, stores and acknowledges one callback of Edges.")
                .onException(ThrottlerRejectedExecutionException.class)
                .handled(true)
                .process(exchange ->
                        answer(exchange, CallbackResponse.comeBack("too many callbacks at once; send it again")))
                .end()
                .throttle(settings.maxConcurrent())
                .concurrentRequestsMode()
                .rejectExecution(true)
                .process(WorkspaceLogContext.around(
                        workspace, exchange -> answer(exchange, received(exchange.getMessage()))));

        from(workspace.own("timer:edges-key-waiting-callbacks") + "?period=1000&includeMetadata=false")
                .routeId(workspace.own("edges-key-waiting-callbacks"))
                .description("Sends records on their way once their run, and so their action, is known.")
                .process(WorkspaceLogContext.around(workspace, exchange -> waiting.keyThoseKnown()));
    }

    private CallbackResponse received(Message message) {
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class).toLowerCase(Locale.ROOT);
        // the server has taken a form apart, and what was posted is gone
        return FORMS.stream().anyMatch(type::startsWith)
                ? CallbackResponse.refused(
                        415, "a callback is JSON; send it with Content-Type: application/json, not as a form")
                : webhook.receive(request(message));
    }

    private CallbackHandler.Request request(Message message) {
        byte[] body = message.getBody(byte[].class);
        return new CallbackHandler.Request(
                message.getHeader(Exchange.HTTP_METHOD, String.class),
                subPath(message.getHeader(Exchange.HTTP_PATH, "", String.class)),
                message.getHeader(settings.secretHeader(), String.class),
                body == null ? new byte[0] : body);
    }

    /** Runtimes differ in whether the path they give starts at the server's root or behind the endpoint's path. */
    private String subPath(String path) {
        String own = settings.path();
        boolean full = path.equals(own) || path.startsWith(own + "/");
        return (full ? path.substring(own.length()) : path).replaceAll("^/+|/+$", "");
    }

    /** No header of the request goes back, and none of the answer's is anything else than this. */
    static void answer(Exchange exchange, CallbackResponse answer) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        answer.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(answer.json());
    }
}
