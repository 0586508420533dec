package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoWorkspaceTest {

    private EdgesSandbox edges;
    private Caller api;

    @BeforeEach
    void start() {
        edges = new EdgesSandbox().workspace(SandboxWorkspace.demo(1)).start();
        api = new Caller(edges);
    }

    @AfterEach
    void stop() {
        edges.close();
    }

    @Test
    void itHasTwoEngagementIdentitiesAndAStandardOne() throws IOException {
        assertThat(api.json("/identities"))
                .extracting(
                        identity -> identity.path("name").asText(),
                        identity -> identity.path("type").asText())
                .containsExactly(
                        tuple("Ada Example", "engagement"),
                        tuple("Alan Example", "engagement"),
                        tuple("Grace Example", "standard"));
    }

    @Test
    void itsActiveSchedulesAreFullAndRunOnEngagementIdentities() throws IOException {
        JsonNode active = api.json("/schedules?status=ACTIVE");
        assertThat(active).hasSize(2);
        for (JsonNode schedule : active) {
            String identity = schedule.at("/identity_ids/0").asText();
            assertThat(api.json("/identities/" + identity).path("type").asText())
                    .isEqualTo("engagement");
        }
        edges.advance(Duration.ofDays(2));
        for (String schedule : active.findValuesAsText("uid")) {
            String run = edges.schedules().runs(schedule).get(0);
            assertThat(api.json("/runs/" + run).at("/parameters/sync_mode").asText())
                    .isEqualTo("full");
        }
    }

    @Test
    void itsSchedulesExecuteNothingWhileTheStoryBegins() {
        int runs = edges.runs().size();
        edges.advance(Duration.ofHours(12));
        assertThat(edges.runs()).hasSize(runs);
    }

    @Test
    void everyScheduleThatARunNamesExists() throws IOException {
        for (JsonNode run : api.json("/runs?limit=100")) {
            JsonNode schedule = run.path("scheduled_run_uid");
            if (!schedule.isNull()) {
                assertThat(edges.schedules().uids()).contains(schedule.asText());
            }
        }
    }

    @Test
    void thePageNamesItsIdentitiesAndSchedules() throws IOException {
        String page = Files.readString(Path.of("docs/sandbox.md"));
        for (JsonNode identity : api.json("/identities")) {
            assertThat(page)
                    .contains("| %s | %s | `%s` |"
                            .formatted(
                                    identity.path("name").asText(),
                                    identity.path("type").asText(),
                                    identity.path("uid").asText()));
        }
        for (JsonNode schedule : api.json("/schedules")) {
            assertThat(page)
                    .contains("| %s | `%s` | %s | `%s` |"
                            .formatted(
                                    schedule.path("name").asText(),
                                    schedule.path("cron").asText(),
                                    schedule.path("timezone").asText(),
                                    schedule.path("uid").asText()));
        }
    }
}
