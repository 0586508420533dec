package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls the API as a client would. */
final class Caller {

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
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path) throws IOException {
        return post(path, "{}");
    }

    HttpResponse<String> post(String path, String body) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode json(String path) throws IOException {
        return SandboxJson.read(get(path).body());
    }

    private HttpRequest.Builder request(String path) {
        String url = path.startsWith("http") ? path : edges.url() + path;
        return HttpRequest.newBuilder(URI.create(url)).header("X-API-Key", key);
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
