package org.edgesroutes.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which runtimes give the path of a request to a webhook at {@code /in/edges}. */
class RequestPathTest {

    @ParameterizedTest
    @CsvSource({
        "/in/edges, ''",
        "/in/edges/, /",
        "/in/edges/linkedin-extract-messages, /linkedin-extract-messages",
        "/hub/in/edges, ''",
        "/hub/in/edges/linkedin-extract-messages, /linkedin-extract-messages",
        "/in/edges/in/edges/linkedin-extract-messages, /linkedin-extract-messages",
        "/hub/in/edges/a/b, /a/b",
    })
    void whereverTheServerIsMountedTheActionIsWhatFollowsTheWebhook(String path, String rest) {
        assertThat(RequestPath.behind("/in/edges", path)).contains(rest);
    }

    @ParameterizedTest
    @CsvSource({"''", "/linkedin-extract-messages", "/in/edgesX", "/in/edges-of-others/a", "/hub/in/edge"})
    void aPathWithoutThatOfTheWebhookIsNotTakenForIt(String path) {
        assertThat(RequestPath.behind("/in/edges", path)).isEmpty();
    }

    @Test
    void aNameThatBeginsLikeThatOfAWorkspaceIsAnotherWorkspace() {
        assertThat(RequestPath.behind("/in/edges/acme", "/hub/in/edges/acme2/a"))
                .isEmpty();
    }
}
