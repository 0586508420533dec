package org.edgesroutes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of {@link ApiRoutes} on the way to Edges. */
final class ApiRequestSender {

    private static final Logger LOG = LoggerFactory.getLogger(ApiRequestSender.class);

    /** Property: a {@link BooleanSupplier} that may stop a request at the last moment. */
    static final String STILL = "edgesStill";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALL_ID = "edgesCallId";
    private static final String ATTEMPTS = "edgesAttempts";

    private final Workspace workspace;
    private final EdgesSettings.Api settings;
    private final EdgesUrl address;
    private final RequestBudget budget;
    private final BooleanSupplier stopping;

    ApiRequestSender(Workspace workspace, EdgesSettings.Api settings, RequestBudget budget, BooleanSupplier stopping) {
        this.workspace = workspace;
        this.settings = settings;
        this.address = new EdgesUrl(settings.url());
        this.budget = budget;
        this.stopping = stopping;
    }

    void begin(Exchange exchange) throws JsonProcessingException {
        EdgesRequest call = EdgesRequest.take(exchange, address);
        if (settings.key().isEmpty()) {
            throw EdgesApiException.notSent("%s was not called, because %s is not set"
                    .formatted(call.name(), workspace.own(SettingKey.API_KEY)));
        }
        exchange.setProperty(ATTEMPTS, 0);
        Message message = exchange.getMessage();
        message.setBody("GET".equals(call.method()) ? null : json(message.getBody()));
    }

    private static Object json(Object body) throws JsonProcessingException {
        return body == null || body instanceof String || body instanceof byte[] ? body : JSON.writeValueAsBytes(body);
    }

    void acquire(Exchange exchange) {
        exchange.setProperty(ATTEMPTS, attempts(exchange) + 1);
        long callId = budget.acquire(stopping);
        BooleanSupplier still = exchange.getProperty(STILL, BooleanSupplier.class);
        if (still != null && !still.getAsBoolean()) {
            budget.answered(callId);
            throw EdgesApiException.notSent("%s was not sent, because it is not wanted any more"
                    .formatted(EdgesRequest.of(exchange).name()));
        }
        exchange.setProperty(CALL_ID, callId);
    }

    /** Counted here, since Camel counts in headers and these were removed or replaced by those of the answer. */
    boolean again(Exchange exchange) {
        EdgesApiException failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, EdgesApiException.class);
        boolean again = failure.retryable() && attempts(exchange) < settings.attempts();
        if (again) {
            LOG.warn(
                    "{}; tried again, attempt {} of {}",
                    failure.getMessage(),
                    attempts(exchange) + 1,
                    settings.attempts());
        }
        return again;
    }

    private static int attempts(Exchange exchange) {
        return exchange.getProperty(ATTEMPTS, 0, int.class);
    }

    /** Sets what the HTTP producer reads; every other header was removed just before. */
    void address(Exchange exchange) {
        EdgesRequest call = EdgesRequest.of(exchange);
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        message.setHeader(Exchange.HTTP_PATH, call.target().getRawPath());
        message.setHeader(Exchange.HTTP_RAW_QUERY, call.target().getRawQuery());
        message.setHeader("Accept", "application/json");
        if (message.getBody() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
    }

    void answered(Exchange exchange) {
        budget.answered(exchange.getProperty(CALL_ID, Long.class));
        exchange.removeProperty(CALL_ID);
        exchange.removeProperty(ExchangePropertyKey.CHARSET_NAME);
        exchange.removeProperty(Exchange.SKIP_GZIP_ENCODING);
    }
}
