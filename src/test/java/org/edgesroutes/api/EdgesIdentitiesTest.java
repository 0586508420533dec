package org.edgesroutes.api;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.edgesroutes.model.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EdgesIdentitiesTest {

    private static final String FIRST = "[{\"uid\": \"i1\", \"name\": \"Ada\", \"type\": \"engagement\","
            + " \"integrations\": [\"linkedin\"], \"accounts\": [{\"type\": \"linkedin\", \"status\": \"VALID\"}]}]";

    private static final String SECOND = "{\"data\": [{\"uid\": \"i2\", \"type\": \"standard\"}]}";

    @TempDir
    Path directory;

    private ApiFixture fixture;

    @BeforeEach
    void start() {
        fixture = new ApiFixture(directory);
        fixture.edges.stubFor(get(urlPathEqualTo("/v1/identities")).willReturn(okJson(FIRST)));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void identitiesAreListedWherePagesGoByTheirNumber() {
        fixture.edges.stubFor(get(urlPathEqualTo("/v1/identities"))
                .withQueryParam("page", equalTo("2"))
                .willReturn(okJson(SECOND)));
        fixture.edges.stubFor(get(urlPathEqualTo("/v1/identities"))
                .withQueryParam("page", equalTo("3"))
                .willReturn(okJson("[]")));

        assertThat(fixture.identities.list()).extracting(Identity::uid).containsExactly("i1", "i2");
    }

    @Test
    void identitiesAreListedWherePagesGoByLimitAndOffset() {
        fixture.edges.stubFor(get(urlPathEqualTo("/v1/identities"))
                .withQueryParam("page", absent())
                .withQueryParam("offset", equalTo("1"))
                .willReturn(okJson(SECOND)));
        fixture.edges.stubFor(get(urlPathEqualTo("/v1/identities"))
                .withQueryParam("page", absent())
                .withQueryParam("offset", equalTo("2"))
                .willReturn(okJson("[]")));

        assertThat(fixture.identities.list()).extracting(Identity::uid).containsExactly("i1", "i2");
    }

    @Test
    void anIdentityTellsItsTypeAndTheStateOfItsAccounts() {
        fixture.edges.stubFor(
                get(urlPathEqualTo("/v1/identities/i1")).willReturn(okJson(FIRST.substring(1, FIRST.length() - 1))));

        Identity ada = fixture.identities.identity("i1").orElseThrow();

        assertThat(ada.isEngagement()).isTrue();
        assertThat(ada.accounts()).containsExactly(new Identity.Account("linkedin", "VALID"));
        assertThat(fixture.identities.identity("i9")).isEmpty();
    }
}
