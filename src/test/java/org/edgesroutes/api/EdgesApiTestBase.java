package org.edgesroutes.api;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The calls in front of a server that answers as a test wants. */
@Timeout(60)
abstract class EdgesApiTestBase {

    static final String RUN = """
            {"id": 7, "uid": "run-1", "action_name": "linkedin-extract-messages", "status": "SUCCEEDED",
             "execution_mode": "ASYNC", "parameters": {"sync_mode": "incremental", "max_results": 200},
             "output_count": 42, "last_error": {"label": "LK_524", "message": "slow"},
             "created_at": "2026-03-01T08:00:00.123456Z", "updated_at": "2026-03-01T10:03:00+02:00",
             "started_at": "2026-03-01T08:00:05", "finished_at": "soon"}""";

    @TempDir
    Path directory;

    ApiFixture fixture;

    @BeforeEach
    void start() {
        fixture = new ApiFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    List<LoggedRequest> requests() {
        return fixture.edges.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .toList();
    }

    EdgesApiException failure(Runnable call) {
        return catchThrowableOfType(EdgesApiException.class, call::run);
    }

    Exchange page(String path) {
        return fixture.context
                .createProducerTemplate()
                .request(EdgesApi.ENDPOINT, call -> call.setVariable(EdgesApi.PATH, path));
    }
}
