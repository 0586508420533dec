package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsedSecretsTest {

    @Test
    void aSecretIsFoundWhereverItWasGivenToTheProcess() {
        UsedSecrets used = UsedSecrets.of(
                Map.of("EDGES_WORKSPACES_ACME_API_KEY", "k1", "CRM_TOKEN", "t1", "EDGES_API_URL", "u1"),
                List.of("status", "--edges.webhook.secret=s1", "--edges.api.key-file=f1"),
                List.of("p1"));

        assertThat(used.values()).containsExactlyInAnyOrder("k1", "t1", "s1", "p1");
    }

    @Test
    void aLogWithASecretFailsTheTestThatWroteIt() {
        UsedSecrets used = UsedSecrets.of(Map.of("EDGES_API_KEY", "k1"), List.of(), List.of());
        used.requireAbsent("edges.api.key = ****");

        assertThatThrownBy(() -> used.requireAbsent("edges.api.key = k1")).isInstanceOf(AssertionError.class);
    }
}
