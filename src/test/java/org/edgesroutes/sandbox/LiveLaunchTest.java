package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveLaunchTest extends WithSandbox {

    private static final String PATH = "/actions/" + CONNECTIONS + "/run/live";
    private static final String BODY = "{\"input\":{},\"identity_ids\":[\"" + SandboxIdentity.ENGAGEMENT_UID + "\"]}";

    private List<String> follow(HttpResponse<String> first) throws IOException {
        List<String> keys = keys(first);
        for (Optional<String> next = next(first); next.isPresent(); ) {
            HttpResponse<String> page = api.post(next.get(), BODY);
            keys.addAll(keys(page));
            next = next(page);
        }
        return keys;
    }

    private static List<String> keys(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ArrayList<>(SandboxJson.read(answer.body()).findValuesAsText("linkedin_profile_id"));
    }

    private static Optional<String> next(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Pagination-Next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor", "page-header"})
    void followingTheNextUrlGivesEveryRecordOnce(String choice) throws IOException {
        edges.reading(SandboxReading.LIVE_PAGING, choice);
        HttpResponse<String> first = api.post(PATH, BODY);
        assertThat(keys(first)).hasSize(40);
        assertThat(next(first).orElseThrow()).startsWith(edges.url() + PATH + "?");
        assertThat(follow(first)).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void theOlderVersionNumbersItsPagesAndNamesNone() throws IOException {
        edges.reading(SandboxReading.LIVE_PAGING, "page");
        List<String> keys = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            HttpResponse<String> answer = api.post(PATH + "?page=" + page, BODY);
            assertThat(next(answer)).isEmpty();
            keys.addAll(keys(answer));
        }
        assertThat(keys).doesNotHaveDuplicates().hasSize(60);
    }

    @ParameterizedTest
    @CsvSource({"cursor,60,60", "page-header,63,60"})
    void newRecordsMoveThePagesButNotTheCursor(String choice, int records, int distinct) throws IOException {
        edges.reading(SandboxReading.LIVE_PAGING, choice);
        HttpResponse<String> first = api.post(PATH, BODY);
        edges.advance(Duration.ofHours(1));
        List<String> keys = keys(first);
        keys.addAll(keys(api.post(next(first).orElseThrow(), BODY)));
        assertThat(keys).hasSize(records);
        assertThat(new HashSet<>(keys)).hasSize(distinct);
    }

    @ParameterizedTest
    @CsvSource({"24,200", "25,400"})
    void aCursorIsValidForADay(int hours, int code) throws IOException {
        String next = next(api.post(PATH, BODY)).orElseThrow();
        edges.advance(Duration.ofHours(hours));
        assertThat(api.post(next, BODY).statusCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"messages,20", "profile-viewers,10", "page-followers,40", "post-commenters,10", "post-likers,30"})
    void anActionHasItsPageSize(String action, int size) throws IOException {
        String path = "/actions/linkedin-extract-" + action + "/run/live";
        assertThat(SandboxJson.read(api.post(path, "{\"input\":{}}").body())).hasSize(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"inputs\":[{}]}",
                "{\"input\":[]}",
                "{\"input\":{},\"name\":\"n\"}",
                "{\"input\":{},\"callback\":{}}"
            })
    void aBodyThatIsNotAsDescribedIsRefused(String body) throws IOException {
        assertThat(api.post(PATH, body).statusCode()).isEqualTo(400);
    }

    @Test
    void theWholeAddressIsNoCursor() throws IOException {
        assertThat(api.post(PATH + "?cursor=http%3A%2F%2Fx", BODY).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "VALID,200,",
        "INVALID,424,NO_VALID_ACCOUNT_CONFIGURED",
        "PENDING,424,NO_VALID_ACCOUNT_CONFIGURED",
        "LIMIT_REACHED,429,LIMIT_REACHED"
    })
    void anIdentityThatIsNotValidIsRefused(String state, int code, String label) throws IOException {
        edges.identities().integration(SandboxIdentity.ENGAGEMENT_UID, "linkedin", state);
        HttpResponse<String> answer = api.post(PATH, BODY);
        assertThat(answer.statusCode()).isEqualTo(code);
        assertThat(SandboxJson.read(answer.body()).path("error_label").asText(null))
                .isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"listed,1", "absent,0"})
    void aLiveLaunchIsARunInListsOrNot(String choice, int runs) throws IOException {
        edges.reading(SandboxReading.LIVE_RUNS, choice);
        api.post(PATH, BODY);
        JsonNode list = api.json("/runs?execution_mode=LIVE");
        assertThat(list).hasSize(runs).allMatch(run -> run.path("output_count").asInt() == 40);
        assertThat(receiver.callbacks()).isEmpty();
    }

    @Test
    void aBackgroundRunFindsTheRecordsOfTheLiveLaunch() throws IOException {
        List<String> live = follow(api.post(PATH, BODY));
        api.post("/actions/" + CONNECTIONS + "/run/async", BODY.replace("\"input\":{}", "\"inputs\":[{}]"));
        edges.advance(Duration.ofMinutes(5));
        String run = edges.runs().get(edges.runs().size() - 1);
        assertThat(edges.produced(run)).extracting(SandboxRecord::key).containsExactlyElementsOf(live);
    }
}
