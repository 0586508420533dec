package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.RunOperations;
import org.edgesroutes.TestSettings;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxIdentity;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A live run is read to its end whichever way Edges pages it. */
class LivePagingTest {

    /** That the sandbox has for each action and input. */
    private static final int EXISTING = 60;

    @TempDir
    Path directory;

    private final EdgesSandbox edges = new EdgesSandbox().start();

    @AfterEach
    void close() {
        edges.close();
    }

    private List<Object> run(String action, int most) {
        EdgesSettings settings = TestSettings.in(directory)
                .api(URI.create(edges.url()), edges.apiKey())
                .build();
        LaunchRequest request = new LaunchRequest(
                action,
                null,
                List.of("{}"),
                null,
                List.of(SandboxIdentity.ENGAGEMENT_UID),
                null,
                null,
                null,
                null,
                null);
        try (Ledger ledger = Ledger.open(settings.ledger(), edges.clock());
                RunOperations operations =
                        new RunOperations(settings, ledger, edges.clock(), edges::advance, edges::advance)) {
            List<Integer> pages = new ArrayList<>();
            List<Object> records = new LiveRun(operations.services().actions())
                    .records(request, most, false, (page, array) -> pages.add(page));
            assertThat(pages).isNotEmpty().doesNotHaveDuplicates();
            return records;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cursor, linkedin-extract-connections",
        "page-header, linkedin-extract-connections",
        "page, linkedin-extract-connections",
        "cursor, linkedin-extract-profile-viewers",
        "page, linkedin-extract-profile-viewers",
        "page, linkedin-search-people"
    })
    void everyRecordIsReadOnceWhicheverWayPagesAreNamed(String paging, String action) {
        edges.reading(SandboxReading.LIVE_PAGING, paging);

        assertThat(run(action, 1000)).hasSize(EXISTING).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor", "page"})
    void noPageIsAskedForBeyondTheRecordsThatAreWanted(String paging) {
        edges.reading(SandboxReading.LIVE_PAGING, paging);

        assertThat(run("linkedin-extract-connections", 40)).hasSize(40);
        assertThat(edges.requests()).hasSize(1);
    }

    @Test
    void aPageThatIsNotFullIsTheLast() {
        edges.reading(SandboxReading.LIVE_PAGING, "page");

        run("linkedin-extract-connections", 1000);

        assertThat(edges.requests()).hasSize(2);
    }
}
