package org.edgesroutes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.edgesroutes.sandbox.EdgesSandbox;

/** A person with the same key who calls Edges by hand. */
public record Outsider(EdgesSandbox edges) {

    public void continueRun(String uid) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(edges.url() + "/runs/" + uid + "/continue"))
                .header("X-API-Key", edges.apiKey())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            if (HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode()
                    != 200) {
                throw new AssertionError("the sandbox did not continue " + uid);
            }
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
