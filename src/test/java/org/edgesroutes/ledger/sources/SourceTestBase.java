package org.edgesroutes.ledger.sources;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.ledger.callbacks.ReceivedCallback;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Keying;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Origin;
import org.edgesroutes.model.KeyedRecord;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks and pages of outputs of several runs, in a real ledger. */
abstract class SourceTestBase {

    @TempDir
    Path directory;

    Ledger ledger;
    LedgerRows rows;
    private CallbackRepository callbacks;
    SourceRepository sources;
    private int references;

    @BeforeEach
    void open() {
        ledger = Ledger.open(
                new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), Clock.systemUTC());
        rows = new LedgerRows(ledger);
        callbacks = new CallbackRepository(ledger);
        sources = new SourceRepository(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** @param records each as key=content. @return their changes */
    String callback(String run, String schedule, String input, String... records) {
        return accept(Origin.CALLBACK, run, schedule, input, records);
    }

    String outputs(String run, String... records) {
        return accept(Origin.OUTPUTS, run, null, "", records);
    }

    private String accept(Origin origin, String run, String schedule, String input, String... records) {
        String reference = "c" + ++references;
        String results = String.join(
                ",", Arrays.stream(records).map(record -> '"' + record + '"').toList());
        List<KeyedRecord> keyed = Arrays.stream(records)
                .map(record -> new KeyedRecord(record.split("=")[0], record.split("=")[1]))
                .toList();
        callbacks
                .accept(new ReceivedCallback(
                                reference,
                                origin,
                                run,
                                null,
                                "RUNNING",
                                records.length,
                                Optional.of(new Keying("linkedin-extract-connections", keyed)),
                                input,
                                "{\"results\":[%s]}".formatted(results).getBytes(StandardCharsets.UTF_8))
                        .ofSchedule(schedule))
                .join();
        return rows.text(
                        "SELECT change FROM edges_record WHERE record_id LIKE ? ORDER BY record_index",
                        reference + ":%")
                .replace('\n', ' ');
    }
}
