package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.LocalServer;
import org.edgesroutes.TestSettings;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxRecord;
import org.sqlite.SQLiteDataSource;

/** A scenario whose service dies once, and whose next service goes on with the same ledger. Edges notices nothing. */
final class KilledScenario implements AutoCloseable {

    private static final int ITERATIONS = 2;
    private static final int LONGEST_HOURS = 24 * 10;

    private final MatrixScenario scenario;
    private final Path directory;
    private final EdgesSandbox edges;
    private final LocalServer webhook = LocalServer.parallel().on("/", this::receive);
    private final String run;
    private volatile Life life;
    private volatile boolean dead;

    KilledScenario(MatrixScenario scenario, Path directory) throws IOException {
        this.scenario = scenario;
        this.directory = directory;
        edges = scenario.sandbox().start();
        edges.webhook(webhook.url("/edges/callbacks/" + CompletenessFixture.ACTION), Map.of());
        run = edges.run(scenario.run());
    }

    /** To its end without a kill. */
    void rehearse(CommitWatcher watcher) throws IOException {
        life = local(watcher);
        pass();
        prove();
    }

    /** @return whether the commit came to pass: a scenario that goes another way may have fewer of them */
    boolean playWithDeath(int commit, String moment) throws IOException {
        ChildLife child = new ChildLife(directory, edges.url(), edges.apiKey(), edges.clock(), commit, moment);
        life = child;
        dead = !child.awaitReady();
        live(() -> {});
        pass();
        boolean died = !(life instanceof ChildLife);
        if (!died) {
            life.close();
            life = local(CommitWatcher.NONE);
        }
        prove();
        return died;
    }

    private ServiceLife local(CommitWatcher watcher) {
        return new ServiceLife(
                directory,
                TestSettings.in(directory).api(URI.create(edges.url()), edges.apiKey()),
                edges.clock(),
                watcher);
    }

    /** What a dead process does not answer, Edges sends again. */
    private void receive(HttpExchange callback) throws IOException {
        try (callback) {
            byte[] body = callback.getRequestBody().readAllBytes();
            if (!dead) {
                callback.sendResponseHeaders(life.take(callback.getRequestURI().getPath(), body), -1);
            }
        } catch (IOException killed) {
            dead = true;
        }
    }

    private void pass() throws IOException {
        for (int hour = 0; hour < LONGEST_HOURS && verdicts().size() < ITERATIONS; hour++) {
            live(life::tick);
            for (int minute = 0; minute < 60; minute += 5) {
                edges.advance(Duration.ofMinutes(5));
                live(life::round);
            }
        }
    }

    private interface Deed {
        void doIt() throws IOException;
    }

    private void live(Deed deed) {
        try {
            if (!dead) {
                deed.doIt();
            }
        } catch (IOException killed) {
            dead = true;
        }
        if (dead) {
            ((ChildLife) life).awaitDeath();
            life = local(CommitWatcher.NONE);
            dead = false;
        }
    }

    private List<String> verdicts() {
        return ask("SELECT verdict FROM edges_iteration WHERE run_uid = ? AND verdict <> 'open' ORDER BY iteration");
    }

    private List<String> ask(String sql) {
        SQLiteDataSource ledger = new SQLiteDataSource();
        ledger.setUrl("jdbc:sqlite:" + directory.resolve("edges.db"));
        List<String> values = new ArrayList<>();
        try (Connection connection = ledger.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, run);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private void prove() {
        edges.advance(Duration.ofHours(2));
        assertThat(verdicts())
                .as("%s", scenario)
                .hasSizeGreaterThanOrEqualTo(ITERATIONS)
                .containsOnly("complete");
        assertThat(ask("SELECT record_key || ' ' || content_hash FROM edges_record"
                        + " WHERE run_uid = ? AND change <> 'repeated' ORDER BY callback_id, record_index"))
                .as("%s", scenario)
                .satisfies(FaultMatrixTest::noRecordComesAgain)
                .hasSameElementsAs(produced());
    }

    private Set<String> produced() {
        RecordKeyer keyer =
                new RecordKeyer(TestSettings.in(directory).build().records().keys());
        List<JsonNode> records =
                edges.produced(run).stream().map(SandboxRecord::json).toList();
        return keyer.keyed(CompletenessFixture.ACTION, new ArrayList<>(records)).stream()
                .map(record -> record.key() + " " + record.contentHash())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        if (life != null) {
            life.close();
        }
        webhook.close();
        edges.close();
    }
}
