package org.edgesroutes.api;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.edgesroutes.settings.EdgesSettings;

/**
 * Configuration of the HTTP client below Camel. It repeats nothing by itself: a repeat would pass by the
 * budget, and after a 503 it would repeat a continue too. It is also the only one that handles the key, which thereby
 * is never a header of a message.
 */
final class EdgesHttpClient implements HttpClientConfigurer {

    private static final long MAX_ANSWER = 64L << 20;

    private final EdgesSettings.Api settings;

    EdgesHttpClient(EdgesSettings.Api settings) {
        this.settings = settings;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableCookieManagement()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableAuthCaching()
                .setUserAgent("edges-routes")
                .addExecInterceptorFirst("edges-bound", new BoundedResponse(MAX_ANSWER, settings.responseTimeout()));
        settings.key()
                .ifPresent(key -> client.addRequestInterceptorLast(
                        (request, entity, context) -> request.setHeader("X-API-Key", key.value())));
    }
}
