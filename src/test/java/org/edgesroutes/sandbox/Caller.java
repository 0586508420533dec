package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * Calls the API as a client would. Each answer that is JSON must be as the description of the API says, and a request
 * that is not must be refused.
 */
final class Caller {

    private static final OpenApi SPEC = new OpenApi();

    private final EdgesSandbox edges;
    private final String key;
    private final HttpClient client = HttpClient.newHttpClient();

    Caller(EdgesSandbox edges) {
        this(edges, edges.apiKey());
    }

    Caller(EdgesSandbox edges, String key) {
        this.edges = edges;
        this.key = key;
    }

    HttpResponse<String> get(String path) throws IOException {
        return checked("", send(request(path).GET()));
    }

    HttpResponse<String> post(String path) throws IOException {
        return post(path, "{}");
    }

    HttpResponse<String> post(String path, String body) throws IOException {
        return checked(
                body,
                send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    JsonNode json(String path) throws IOException {
        return SandboxJson.read(get(path).body());
    }

    /** For a status that the description does not know. */
    JsonNode jsonNotDescribed(String path) throws IOException {
        return SandboxJson.read(send(request(path).GET()).body());
    }

    private HttpRequest.Builder request(String path) {
        String url = path.startsWith("http") ? path : edges.url() + path;
        return HttpRequest.newBuilder(URI.create(url)).header("X-API-Key", key);
    }

    private static HttpResponse<String> checked(String sent, HttpResponse<String> answer) throws IOException {
        String method = answer.request().method();
        String path = answer.uri().getPath().replaceFirst("/v1", "");
        if (answer.statusCode() / 100 == 2 && !sent.isEmpty()) {
            assertThat(SPEC.errorsOfRequest(method, path, SandboxJson.read(sent)))
                    .as("%s %s %s", method, path, sent)
                    .isEmpty();
        }
        Optional<JsonNode> json = parsed(answer);
        if (json.isPresent()) {
            assertThat(SPEC.errorsOfAnswer(method, path, answer.statusCode(), json.get()))
                    .as("%s %s: %s", method, path, answer.body())
                    .isEmpty();
        }
        return answer;
    }

    /** Empty for the page of a proxy and for a body that ends half way. */
    private static Optional<JsonNode> parsed(HttpResponse<String> answer) {
        try {
            boolean isJson =
                    answer.headers().firstValue("Content-Type").orElse("").equals("application/json");
            return isJson ? Optional.of(SandboxJson.read(answer.body())) : Optional.empty();
        } catch (IOException halved) {
            return Optional.empty();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
