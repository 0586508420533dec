package org.edgesroutes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * {@code direct:edges-api}: a call to Edges for routes, by the same client as the bundle's own calls.
 *
 * <p>In: the variables {@value EdgesApi#METHOD} (GET where not set), {@value EdgesApi#PATH}, {@value EdgesApi#QUERY}
 * and {@value EdgesApi#REPEATABLE} (true where not set), which the call removes, and the body as JSON for any method
 * but GET. Out: the JSON of the answer as body, no headers, and the variable {@value EdgesApi#NEXT} with the URL of the
 * next page where there is one. Fails with an {@link EdgesApiException}.
 */
public final class ApiRoutes extends RouteBuilder {

    /** The start of the route that sends one request. */
    public static final String ATTEMPT = HttpTransport.ENDPOINT;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiClient client;

    public ApiRoutes(ApiClient client) {
        this.client = client;
    }

    @Override
    public void configure() {
        from(client.workspace().own(EdgesApi.ENDPOINT))
                .routeId(client.workspace().own("edges-api"))
                .routeDescription("Any call to Edges, within the request budget")
                // its failures count as exhausted: the route that called does not repeat what was repeated here
                .errorHandler(defaultErrorHandler().logExhausted(false))
                .process(this::call);

        from(client.workspace().own(ATTEMPT))
                .routeId(client.workspace().own("edges-api-attempt"))
                .routeDescription("One request to Edges")
                .errorHandler(noErrorHandler())
                .to(client.http().httpUri())
                .convertBodyTo(byte[].class);
    }

    private void call(Exchange exchange) throws JsonProcessingException {
        ApiResponse response = client.call(request(exchange));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(response.json().orElseThrow(), JsonNode.class);
        exchange.setVariable(EdgesApi.NEXT, response.nextPage());
    }

    /** Takes the variables away, so that those of one call do not steer the next call of the same exchange. */
    private ApiRequest request(Exchange exchange) throws JsonProcessingException {
        String method = take(exchange, EdgesApi.METHOD, "GET");
        String path = take(exchange, EdgesApi.PATH, "");
        String query = take(exchange, EdgesApi.QUERY, "");
        boolean repeatable = Boolean.parseBoolean(take(exchange, EdgesApi.REPEATABLE, "true"));
        exchange.removeVariable(EdgesApi.NEXT);
        byte[] body = "GET".equals(method) ? null : json(exchange.getMessage().getBody());
        return new ApiRequest(method, client.url().resolve(path, query), body, repeatable, () -> true);
    }

    private static String take(Exchange exchange, String variable, String byDefault) {
        String value = exchange.getVariable(variable, String.class);
        exchange.removeVariable(variable);
        return value == null || value.isBlank() ? byDefault : value;
    }

    private static byte[] json(Object body) throws JsonProcessingException {
        if (body == null || body instanceof byte[]) {
            return (byte[]) body;
        }
        return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(body);
    }
}
