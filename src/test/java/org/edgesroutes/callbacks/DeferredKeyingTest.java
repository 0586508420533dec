package org.edgesroutes.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.Level;
import org.edgesroutes.LogLines;
import org.edgesroutes.TestSettings;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeferredKeyingTest {

    @TempDir
    Path directory;

    private final Map<String, String> actionsAtEdges = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private boolean edgesIsDown;
    private Ledger ledger;
    private CallbackHandler webhook;
    private DeferredKeying waiting;

    @BeforeEach
    void open() {
        EdgesSettings settings = TestSettings.in(directory).build();
        ledger = Ledger.open(settings.ledger(), Clock.systemUTC());
        CallbackRepository callbacks = new CallbackRepository(ledger);
        RecordKeyer keyer = new RecordKeyer(settings.records().keys());
        webhook =
                new CallbackHandler(settings.webhook(), callbacks, keyer, true, new RefusedRequests(Clock.systemUTC()));
        waiting = new DeferredKeying(callbacks, this::ask, keyer, nanos::get);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Optional<String> ask(String runUid) {
        asked.add(runUid);
        if (edgesIsDown) {
            throw new IllegalStateException("Edges is down");
        }
        return Optional.ofNullable(actionsAtEdges.get(runUid));
    }

    private void post(String path, String run, int profile, String name) {
        post(path, run, null, profile, name);
    }

    private void post(String path, String run, String schedule, int profile, String name) {
        String started = schedule == null ? "" : ",\"scheduled_run_uid\":\"%s\"".formatted(schedule);
        String body = "{\"run\":{\"run_uid\":\"%s\"%s},\"results\":[{\"linkedin_profile_id\":%d,\"name\":\"%s\"}]}"
                .formatted(run, started, profile, name);
        assertThat(webhook.receive(new CallbackRequest("POST", path, "", null, body.getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(200);
    }

    private List<String> records() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("edges.db"));
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT action || ' ' || record_key || ' ' || change FROM edges_record"
                                + " WHERE change IS NOT NULL ORDER BY callback_id")) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    @Test
    void recordsWaitUntilTheirRunIsKnownAndAreThenLabelledWithItsAction() throws SQLException {
        actionsAtEdges.put("r1", "linkedin-extract-connections");
        post("", "r1", 7, "Ada");
        post("", "r1", 7, "Ada L.");
        assertThat(records()).isEmpty();

        waiting.keyThoseKnown();
        assertThat(records())
                .containsExactly("linkedin-extract-connections 7 created", "linkedin-extract-connections 7 updated");
        assertThat(asked).containsExactly("r1");
    }

    @Test
    void whileEdgesCannotBeAskedTheyGoOnWaiting() throws SQLException {
        edgesIsDown = true;
        post("", "r1", 7, "Ada");
        waiting.keyThoseKnown();
        assertThat(records()).isEmpty();

        edgesIsDown = false;
        actionsAtEdges.put("r1", "linkedin-extract-connections");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        waiting.keyThoseKnown();
        assertThat(records()).containsExactly("linkedin-extract-connections 7 created");
    }

    @Test
    void whileEdgesRefusesItIsAskedLessAndLessAndTheLogHasOneLine() {
        edgesIsDown = true;
        post("", "r1", 7, "Ada");
        post("", "r2", 8, "Bob");
        try (LogLines log = LogLines.of(DeferredKeying.class.getName(), Level.INFO)) {
            for (int second = 0; second < 600; second++) {
                waiting.keyThoseKnown();
                nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
            }
            assertThat(asked).hasSizeBetween(10, 25).containsOnly("r1");
            assertThat(log.shown()).hasSize(1).first().asString().endsWith("Edges is down");

            edgesIsDown = false;
            nanos.addAndGet(TimeUnit.MINUTES.toNanos(2));
            waiting.keyThoseKnown();
            assertThat(log.shown())
                    .filteredOn(line -> line.contains("succeeds again"))
                    .hasSize(1);
        }
    }

    @Test
    void aRunThatTheLedgerKnowsDoesNotWaitForOneThatEdgesHasToBeAskedFor() throws SQLException {
        edgesIsDown = true;
        post("", "r1", 7, "Ada");
        post("", "r2", 8, "Bob");
        ledger.write(tx ->
                tx.update("UPDATE edges_run SET action = 'linkedin-extract-connections'" + " WHERE run_uid = 'r2'"));
        waiting.keyThoseKnown();
        assertThat(records()).containsExactly("linkedin-extract-connections 8 created");
    }

    @Test
    void aRunThatEdgesDoesNotKnowIsUnknownAndNotGuessed() throws SQLException {
        post("", "r1", 7, "Ada");
        waiting.keyThoseKnown();
        assertThat(records()).hasSize(1).allMatch(record -> record.startsWith("unknown sha256:"));
    }

    @Test
    void callbacksOfAScheduleAreComparedInTheOrderInWhichTheyCameWhicheverRunTheyAreOf() throws SQLException {
        String action = "linkedin-extract-connections";
        actionsAtEdges.putAll(Map.of("r1", action, "r2", action));
        post("", "r1", "s", 7, "Ada");
        post("", "r2", "s", 7, "Ada L.");
        post(action, "r1", "s", 7, "Ada K.");
        post(action, "r3", "s", 7, "Ada K.");
        post(action, "alone", 7, "Ada");
        assertThat(records()).as("that of the run that belongs to no schedule").hasSize(1);

        edgesIsDown = true;
        waiting.keyThoseKnown();
        assertThat(records()).hasSize(1);

        edgesIsDown = false;
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        waiting.keyThoseKnown();
        assertThat(records())
                .containsExactly(
                        action + " 7 created",
                        action + " 7 updated",
                        action + " 7 updated",
                        action + " 7 repeated",
                        action + " 7 created");
    }

    @Test
    void aCallbackThatNamesItsActionWaitsForThoseBeforeItAndKeepsItsAction() throws SQLException {
        post("", "r1", 7, "Ada");
        post("linkedin-extract-connections", "r1", 8, "Bob");
        assertThat(records()).isEmpty();
        waiting.keyThoseKnown();
        assertThat(records()).hasSize(2).last().isEqualTo("linkedin-extract-connections 8 created");
    }

    @Test
    void whatWasAcceptedUnderEarlierRulesIsStillKeyed() throws SQLException {
        post("", "r1", 7, "Ada");
        String deep = "[".repeat(900) + "]".repeat(900);
        String body =
                "{\"run\":{\"run_uid\":\"r1\",\"run_uid\":\"r1\"},\"results\":[{\"linkedin_profile_id\":7,\"x\":%s}]}"
                        .formatted(deep);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("edges.db"));
                var update = connection.prepareStatement("UPDATE edges_callback SET body = ?")) {
            update.setString(1, body);
            update.executeUpdate();
        }
        actionsAtEdges.put("r1", "linkedin-extract-connections");
        waiting.keyThoseKnown();
        assertThat(records()).containsExactly("linkedin-extract-connections 7 created");
    }
}
