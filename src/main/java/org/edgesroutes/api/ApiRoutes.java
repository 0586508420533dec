package org.edgesroutes.api;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;

/**
 * {@code direct:edges-api}, the one way to Edges. It takes the variables {@code edgesMethod} (GET), {@code edgesPath},
 * {@code edgesQuery} and {@code edgesRepeatable} (true) and a JSON body for a call that needs one; the body becomes the
 * JSON of the answer and the variable {@code edgesNext} the address of the next page, if there is one. It fails with an
 * {@link EdgesApiException}.
 */
public final class ApiRoutes extends RouteBuilder {

    /** One request, inside what repeats it. */
    public static final String ATTEMPT = "direct:edges-api-attempt";

    private static final String CLIENT = "edgesHttpClient";
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private final Workspace workspace;
    private final EdgesSettings.Api settings;
    private final RequestBudget budget;
    private final Clock clock;

    /** Those of the only workspace. */
    public ApiRoutes(EdgesSettings.Api settings, RequestBudget budget, Clock clock) {
        this(Workspace.ONLY, settings, budget, clock);
    }

    public ApiRoutes(Workspace workspace, EdgesSettings.Api settings, RequestBudget budget, Clock clock) {
        this.workspace = workspace;
        this.settings = settings;
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public void configure() {
        ApiRequestSender calls = new ApiRequestSender(
                workspace, settings, budget, () -> getContext().isStopping());
        ApiResponseReader answers = new ApiResponseReader(settings, budget, clock);
        bindToRegistry(workspace.own(CLIENT), new EdgesHttpClient(settings));

        from(workspace.own(EdgesApi.ENDPOINT))
                .routeId(workspace.own("edges-api"))
                .routeDescription("Every call to Edges; one that failed in passing is made again, later each time")
                .errorHandler(defaultErrorHandler().logExhausted(false).allowRedeliveryWhileStopping(false))
                .onException(EdgesApiException.class)
                .retryWhile(calls::again)
                .redeliveryDelay(settings.retryDelay().toMillis())
                .maximumRedeliveryDelay(LONGEST_DELAY.toMillis())
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .useCollisionAvoidance()
                .collisionAvoidancePercent(25)
                .retryAttemptedLogLevel(LoggingLevel.DEBUG)
                .logRetryStackTrace(false)
                .logExhausted(false)
                .end()
                .process(calls::begin)
                .to(workspace.own(ATTEMPT))
                .removeHeaders("*");

        from(workspace.own(ATTEMPT))
                .routeId(workspace.own("edges-api-attempt"))
                .routeDescription("One request within the budget of the minute")
                .errorHandler(noErrorHandler())
                .process(calls::acquire)
                .removeHeaders("*")
                .process(calls::address)
                .doTry()
                .to(edges())
                .doCatch(Exception.class)
                .process(answers::broken)
                .doFinally()
                .process(calls::answered)
                .end()
                .process(answers::read);
    }

    /**
     * Bridging fixes the host, whatever headers say, and {@code skipControlHeaders} would not let the path through; all
     * headers were removed just before.
     */
    private String edges() {
        return EdgesUrl.origin(settings.url())
                + "?httpClientConfigurer=#" + workspace.own(CLIENT)
                + "&bridgeEndpoint=true&throwExceptionOnFailure=false&followRedirects=false"
                + "&connectTimeout=" + settings.connectTimeout().toMillis()
                + "&connectionRequestTimeout=" + settings.connectTimeout().toMillis()
                + "&soTimeout=" + settings.responseTimeout().toMillis()
                + "&responseTimeout=" + settings.responseTimeout().toMillis();
    }
}
