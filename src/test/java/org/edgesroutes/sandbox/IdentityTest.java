package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    private EdgesSandbox edges;
    private Caller api;

    @BeforeEach
    void start() {
        SandboxWorkspace workspace = SandboxWorkspace.named("many")
                .identity(SandboxIdentity.engagement("Ada")
                        .integration("linkedin", "VALID")
                        .integration("salesnavigator", "LIMIT_REACHED"));
        for (int i = 1; i < 7; i++) {
            workspace.identity(SandboxIdentity.standard("Grace " + i));
        }
        edges = new EdgesSandbox()
                .workspace(workspace)
                .option(SandboxOption.IDENTITIES_PER_PAGE, 3)
                .start();
        api = new Caller(edges);
    }

    @AfterEach
    void stop() {
        edges.close();
    }

    @ParameterizedTest
    @CsvSource({
        "page,page=1,0,3",
        "page,page=2,3,6",
        "page,page=3,6,7",
        "page,page=4,7,7",
        "page,limit=2&offset=3,0,3",
        "limit-offset,limit=2&offset=3,3,5",
        "limit-offset,offset=6,6,7",
        "limit-offset,page=2,0,3"
    })
    void theStyleThatIsNotUnderstoodGivesTheFirstPageAgain(String choice, String query, int from, int to)
            throws IOException {
        edges.reading(SandboxReading.IDENTITIES_PAGING, choice);
        assertThat(uids(query)).isEqualTo(edges.identities().uids().subList(from, to));
    }

    @Test
    void accountsAreGivenWhenTheyAreAskedFor() throws IOException {
        JsonNode plain = api.json("/identities?query=ada").get(0);
        assertThat(plain.path("type").asText()).isEqualTo("engagement");
        assertThat(plain.path("integrations").findValuesAsText("type")).isEmpty();
        assertThat(plain.path("integrations")).hasSize(2);
        assertThat(plain.has("accounts")).isFalse();
        JsonNode accounts =
                api.json("/identities?query=ada&retrieve_accounts=true").get(0).path("accounts");
        assertThat(accounts.findValuesAsText("type")).containsExactly("linkedin", "salesnavigator");
        assertThat(accounts.findValuesAsText("status")).containsExactly("VALID", "LIMIT_REACHED");
    }

    @Test
    void oneIdentityAndOneIntegrationCanBeRead() throws IOException {
        String uid = edges.identities().add(SandboxIdentity.engagement("Mary"));
        edges.identities().integration(uid, "linkedin", "INVALID");
        assertThat(api.json("/identities/" + uid).path("name").asText()).isEqualTo("Mary");
        assertThat(api.json("/identities/" + uid + "/integrations/linkedin")
                        .path("status")
                        .asText())
                .isEqualTo("INVALID");
    }

    @ParameterizedTest
    @CsvSource({"/identities/88888888-8888-4888-8888-888888888888", "/identities/%s/integrations/mail"})
    void whatDoesNotExistIsNotFound(String path) throws IOException {
        assertThat(api.get(path.formatted(edges.identities().uids().get(0))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aWorkspaceThatPlansNoneHasOneOfEachType() throws IOException {
        try (EdgesSandbox plain = new EdgesSandbox().start()) {
            JsonNode identities = new Caller(plain).json("/identities");
            assertThat(identities.findValuesAsText("uid"))
                    .containsExactly(SandboxIdentity.ENGAGEMENT_UID, SandboxIdentity.STANDARD_UID);
            assertThat(identities.findValuesAsText("type")).containsExactly("engagement", "standard");
        }
    }

    private List<String> uids(String query) throws IOException {
        return api.json("/identities?" + query).findValuesAsText("uid");
    }
}
