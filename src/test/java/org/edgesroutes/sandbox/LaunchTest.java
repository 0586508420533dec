package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTest extends WithSandbox {

    private static final String ASYNC = "/actions/" + CONNECTIONS + "/run/async";
    private static final String SCHEDULE = "/actions/" + CONNECTIONS + "/run/schedule";

    private String launched(String identity) throws IOException {
        String body = "{\"inputs\":[{}],\"identity_ids\":[\"" + identity
                + "\"],\"parameters\":{\"sync_mode\":\"incremental\"}}";
        return SandboxJson.read(api.post(ASYNC, body).body()).path("run_uid").asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "not json",
                "{}",
                "{'inputs':[]}",
                "{'inputs':{}}",
                "{'inputs':[1]}",
                "{'inputs':[{}],'input':{}}",
                "{'inputs':[{}],'cron':'0 9 * * *'}",
                "{'inputs':[{}],'identity_ids':'x'}",
                "{'inputs':[{}],'identity_mode':'any'}",
                "{'inputs':[{}],'parameters':[]}",
                "{'inputs':[{}],'parameters':{'sync_mode':'partial'}}",
                "{'inputs':[{}],'parameters':{'max_results':-1}}",
                "{'inputs':[{}],'parameters':{'max_results':'many'}}",
                "{'inputs':[{}],'callback':{}}",
                "{'inputs':[{}],'callback':{'url':'http://hooks.example.com/edges'}}",
                "{'inputs':[{}],'callback':{'url':'nowhere'}}",
                "{'inputs':[{}],'callback':{'url':'https://hooks.example.com','on':'never'}}",
                "{'inputs':[{}],'callback':{'url':'https://hooks.example.com','secret':'s'}}"
            })
    void aBodyThatIsNotAsDescribedIsRefusedAndStartsNothing(String body) throws IOException {
        HttpResponse<String> answer = api.post(ASYNC, body.replace('\'', '"'));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(edges.runs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'inputs':[{}],'cron':'0 9 * * *'}",
                "{'inputs':[{}],'callback':{'url':'https://x.example.com'}}",
                "{'inputs':[{}],'callback':{'url':'https://x.example.com'},'cron':'0 0 9 * * ?'}",
                "{'inputs':[{}],'callback':{'url':'https://x.example.com'},'cron':'0 9 * * 7'}",
                "{'inputs':[{}],'callback':{'url':'https://x.example.com'},'cron':9}",
                "{'inputs':[{}],'callback':{'url':'https://x.example.com'},'cron':'0 9 * * *','timezone':'Mars'}",
                "{'inputs':[{}],'callback':{'url':'https://x.example.com'},'schedule_at':'tomorrow'}"
            })
    void aScheduleThatIsNotAsDescribedIsRefused(String body) throws IOException {
        HttpResponse<String> answer = api.post(SCHEDULE, body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(edges.schedules().uids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"async,100,200", "async,100001,400", "schedule,100,200", "schedule,101,400"})
    void aLaunchTakesSoManyInputsAndNoMore(String kind, int inputs, int code) throws IOException {
        ObjectNode body = SandboxJson.object();
        ArrayNode array = body.putArray("inputs");
        for (int i = 0; i < inputs; i++) {
            array.addObject();
        }
        body.putObject("callback").put("url", "https://hooks.example.com/edges");
        if (kind.equals("schedule")) {
            body.put("cron", "0 9 * * *");
        }
        String path = "/actions/" + CONNECTIONS + "/run/" + kind;
        assertThat(api.post(path, SandboxJson.write(body)).statusCode()).isEqualTo(code);
    }

    @Test
    void anIdentityThatDoesNotExistIsNoAccount() throws IOException {
        String body = "{\"inputs\":[{}],\"identity_ids\":[\"11111111-1111-4111-8111-111111111111\"]}";
        HttpResponse<String> answer = api.post(ASYNC, body);
        assertThat(answer.statusCode()).isEqualTo(424);
        assertThat(SandboxJson.read(answer.body()).path("error_label").asText())
                .isEqualTo("NO_VALID_ACCOUNT_CONFIGURED");
        assertThat(edges.runs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({SandboxIdentity.ENGAGEMENT_UID + ",200", SandboxIdentity.STANDARD_UID + ",422"})
    void aRunCanBeContinuedOnAnEngagementIdentityOnly(String identity, int code) throws IOException {
        String run = launched(identity);
        edges.advance(Duration.ofHours(1));
        assertThat(code("/runs/" + run + "/continue")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID,NO_VALID_ACCOUNT_CONFIGURED,BLOCKED",
        "PENDING,NO_VALID_ACCOUNT_CONFIGURED,BLOCKED",
        "LIMIT_REACHED,LIMIT_REACHED,SUCCEEDED"
    })
    void aRunWhoseIdentityIsNotValidIsBlockedUntilItIs(String state, String label, String later) throws IOException {
        edges.identities().integration(SandboxIdentity.ENGAGEMENT_UID, "linkedin", state);
        String run = launched(SandboxIdentity.ENGAGEMENT_UID);
        edges.advance(Duration.ofMinutes(10));
        JsonNode blocked = api.json("/runs/" + run);
        assertThat(blocked.path("status").asText()).isEqualTo("BLOCKED");
        assertThat(blocked.at("/last_error/label").asText()).isEqualTo(label);
        assertThat(edges.produced(run)).isEmpty();
        edges.identities().integration(SandboxIdentity.ENGAGEMENT_UID, "linkedin", "VALID");
        edges.advance(Duration.ofHours(2));
        assertThat(edges.status(run)).isEqualTo(later);
        if (later.equals("BLOCKED")) {
            assertThat(code("/runs/" + run + "/resume")).isEqualTo(200);
            edges.advance(Duration.ofMinutes(10));
        }
        assertThat(edges.produced(run)).hasSize(5);
    }

    @Test
    void runsOfTheSameInputAndIdentityFindTheSameRecords() throws IOException {
        launched(SandboxIdentity.ENGAGEMENT_UID);
        launched(SandboxIdentity.ENGAGEMENT_UID);
        launched(SandboxIdentity.STANDARD_UID);
        edges.advance(Duration.ofMinutes(1));
        assertThat(receiver.callbacks()).isEmpty();
        assertThat(edges.produced(edges.runs().get(0)).stream().map(SandboxRecord::json))
                .hasSize(5)
                .isEqualTo(edges.produced(edges.runs().get(1)).stream()
                        .map(SandboxRecord::json)
                        .toList())
                .doesNotContainAnyElementsOf(edges.produced(edges.runs().get(2)).stream()
                        .map(SandboxRecord::json)
                        .toList());
    }

    @Test
    void aContinuedLaunchBringsWhatCameSinceThen() throws IOException {
        String run = launched(SandboxIdentity.ENGAGEMENT_UID);
        edges.advance(Duration.ofMinutes(10));
        edges.arrive(run, 4);
        continueRun(run);
        assertThat(edges.produced(run).stream().map(SandboxRecord::key))
                .doesNotHaveDuplicates()
                .hasSize(5 + 3 + 4);
    }

    @Test
    void theRunOfAFlowIsNotResumedWhateverItsStatus() throws IOException {
        String run =
                edges.run(SandboxRun.full(CONNECTIONS).status("BLOCKED").held().ofFlow());
        assertThat(code("/runs/" + run + "/resume")).isEqualTo(422);
    }

    @Test
    void aCancelledRunIsStoppedAndSendsNothingMore() throws IOException {
        String run = edges.run(SandboxRun.full(CONNECTIONS).existing(50));
        edges.advance(Duration.ofSeconds(30));
        int sent = receiver.callbacks().size();
        assertThat(sent).isPositive();
        assertThat(code("/runs/" + run + "/cancel")).isEqualTo(200);
        edges.advance(Duration.ofDays(1));
        assertThat(receiver.callbacks()).hasSize(sent);
        assertThat(edges.status(run)).isEqualTo("STOPPED");
    }

    @Test
    void aNewRunAndANewScheduleShowInListsWhenTheListHasCaughtUp() throws IOException {
        edges.option(SandboxOption.LIST_LAG, "40s");
        String run = launched(SandboxIdentity.ENGAGEMENT_UID);
        edges.schedules()
                .add(SandboxSchedule.cron("0 9 * * *", SandboxRun.full(CONNECTIONS))
                        .age(Duration.ZERO));
        edges.advance(Duration.ofSeconds(39));
        assertThat(api.json("/runs")).isEmpty();
        assertThat(api.json("/schedules")).isEmpty();
        assertThat(api.get("/runs/" + run).statusCode()).isEqualTo(200);
        edges.advance(Duration.ofSeconds(1));
        assertThat(api.json("/runs")).hasSize(1);
        assertThat(api.json("/schedules")).hasSize(1);
    }

    @Test
    void theNextLaunchAloneIsLostAfterItTookEffect() throws IOException {
        edges.faultNext(SandboxFault.CUT_AFTER, "POST", "/actions/*/run/async");
        assertThat(api.json("/identities")).hasSize(2);
        assertThat(code("/runs/none/resume")).isEqualTo(404);
        assertThatIOException().isThrownBy(() -> launched(SandboxIdentity.ENGAGEMENT_UID));
        assertThat(edges.runs()).hasSize(1);
        assertThat(launched(SandboxIdentity.ENGAGEMENT_UID))
                .isEqualTo(edges.runs().get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "CUT_BEFORE,0,0",
        "CUT_AFTER,0,1",
        "SERVER_ERROR,500,0",
        "SERVER_ERROR_AFTER,502,1",
        "TOO_MANY,429,0",
        "REFUSED,422,0",
        "SLOW,200,1"
    })
    void eachFaultStrikesTheCallThatItIsMeantFor(SandboxFault fault, int code, int schedules) throws IOException {
        edges.option(SandboxOption.SLOW_ANSWER, "20ms").faultNext(fault, "POST", SCHEDULE);
        String body = "{\"inputs\":[{}],\"cron\":\"0 9 * * *\",\"callback\":{\"url\":\"https://x.example.com\"}}";
        int answered;
        try {
            answered = api.post(SCHEDULE, body).statusCode();
        } catch (IOException cut) {
            answered = 0;
        }
        assertThat(answered == 503 ? 500 : answered).isEqualTo(code);
        assertThat(edges.schedules().uids()).hasSize(schedules);
        assertThat(edges.faultsAhead()).isZero();
        assertThat(api.post(SCHEDULE, body).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "CUT_BEFORE,0",
        "CUT_AFTER,0",
        "CUT_READ,0",
        "SERVER_ERROR_AFTER,500",
        "REFUSED,422",
        "TOO_MANY,429",
        "HTML_PAGE,502",
        "HALF_BODY,200"
    })
    void eachFaultStrikesARead(SandboxFault fault, int code) throws IOException {
        edges.faultNext(fault, "GET", "/schedules");
        // the client of the JDK sends a GET again by itself when the connection breaks
        api.get("/schedules");
        int answered = edges.requests().get(0).status();
        assertThat(answered == 503 ? 500 : answered).isEqualTo(code);
        assertThat(edges.faultsAhead()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "LOSE,POST,lose strikes callbacks and no requests",
        "HALF_BODY,POST,half-body strikes no POST",
        "REORDER,GET,reorder strikes callbacks and no requests"
    })
    void aFaultThatCannotStrikeIsRefused(SandboxFault fault, String method, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> edges.faultNext(fault, method, "/runs"))
                .withMessage(message);
        assertThat(edges.faultsAhead()).isZero();
    }

    @Test
    void aFaultThatIsAskedForTwiceStrikesTwice() throws IOException {
        edges.faultNext(SandboxFault.TOO_MANY, "GET", "/runs").faultNext(SandboxFault.TOO_MANY, "GET", "/runs");
        assertThat(api.get("/runs").headers().firstValue("Retry-After")).contains("60");
        assertThat(api.get("/runs?limit=1").statusCode()).isEqualTo(429);
        JsonNode runs = api.json("/runs");
        assertThat(runs.isArray()).isTrue();
    }
}
