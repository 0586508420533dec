package org.edgesroutes.api;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;

/** Sends one request by Camel's HTTP component, whose options for TLS and proxies hold for it too. */
final class HttpTransport {

    /** The route that holds the HTTP endpoint. */
    static final String ENDPOINT = "direct:edges-api-attempt";

    private static final String CLIENT_BEAN = "edgesHttpClient";

    private final ProducerTemplate template;
    private final String route;
    private final String httpUri;

    HttpTransport(CamelContext context, Workspace workspace, EdgesSettings.Api settings) {
        String client = workspace.own(CLIENT_BEAN);
        context.getRegistry().bind(client, new EdgesHttpClient(settings));
        this.template = context.createProducerTemplate();
        this.route = workspace.own(ENDPOINT);
        this.httpUri = httpUri(settings, client);
    }

    /** Bridging fixes the host of the endpoint, whatever the headers of a message say. */
    private static String httpUri(EdgesSettings.Api settings, String client) {
        return EdgesUrl.origin(settings.url())
                + "?httpClientConfigurer=#" + client
                + "&bridgeEndpoint=true&throwExceptionOnFailure=false&followRedirects=false"
                + "&connectTimeout=" + settings.connectTimeout().toMillis()
                + "&connectionRequestTimeout=" + settings.connectTimeout().toMillis()
                + "&soTimeout=" + settings.responseTimeout().toMillis()
                + "&responseTimeout=" + settings.responseTimeout().toMillis();
    }

    /** Returns the HTTP endpoint with its timeouts. */
    String httpUri() {
        return httpUri;
    }

    /**
     * Sends a request once.
     *
     * @return the answer, whatever its status
     * @throws BrokenConnection when there was no whole answer
     */
    ApiResponse send(ApiRequest request) throws BrokenConnection {
        Exchange exchange = template.request(route, sent -> write(request, sent.getMessage()));
        if (exchange.getException() != null) {
            throw new BrokenConnection(exchange.getException());
        }
        return read(exchange.getMessage());
    }

    private static void write(ApiRequest request, Message message) {
        message.setHeader(Exchange.HTTP_METHOD, request.method());
        message.setHeader(Exchange.HTTP_PATH, request.target().getRawPath());
        message.setHeader(Exchange.HTTP_RAW_QUERY, request.target().getRawQuery());
        message.setHeader("Accept", "application/json");
        if (request.body() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        message.setBody(request.body());
    }

    private static ApiResponse read(Message message) {
        byte[] body = message.getBody(byte[].class);
        return ApiResponse.of(
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, int.class),
                body == null ? new byte[0] : body,
                message.getHeader("Retry-After", String.class),
                message.getHeader("X-Pagination-Next", String.class));
    }

    /** The connection broke before the answer was whole; the cause says where. */
    static final class BrokenConnection extends Exception {

        private static final long serialVersionUID = 1L;

        BrokenConnection(Throwable cause) {
            super(cause);
        }
    }
}
