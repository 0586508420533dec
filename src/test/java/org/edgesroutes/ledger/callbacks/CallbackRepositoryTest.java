package org.edgesroutes.ledger.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Keying;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Origin;
import org.edgesroutes.ledger.iterations.IterationCounter;
import org.edgesroutes.model.KeyedRecord;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbackRepositoryTest {

    private static final String ACTION = "linkedin-extract-connections";

    @TempDir
    Path directory;

    private Ledger ledger;
    private CallbackRepository callbacks;

    @BeforeEach
    void open() {
        ledger = Ledger.open(
                new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), Clock.systemUTC());
        callbacks = new CallbackRepository(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** @param records each as key=content */
    private Acceptance accept(String ref, Origin origin, String input, String... records) {
        return accept(ref, origin, input, true, records);
    }

    private Acceptance accept(String ref, Origin origin, String input, boolean known, String... records) {
        return callbacks.accept(callback(ref, origin, input, known, records)).join();
    }

    private static ReceivedCallback callback(
            String ref, Origin origin, String input, boolean known, String... records) {
        String body = "{\"run\":{\"run_uid\":\"r1\"},\"results\":["
                + String.join(
                        ",",
                        Arrays.stream(records).map(r -> "{\"x\":\"" + r + "\"}").toList()) + "]}";
        return new ReceivedCallback(
                ref,
                origin,
                "r1",
                null,
                "RUNNING",
                records.length,
                known ? Optional.of(keying(records)) : Optional.empty(),
                input,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static Keying keying(String... records) {
        return new Keying(
                ACTION,
                Arrays.stream(records)
                        .map(record -> new KeyedRecord(record.split("=")[0], record.split("=")[1]))
                        .toList());
    }

    private List<String> changes() {
        return ledger.read(tx -> tx.list(
                "SELECT record_id, change FROM edges_record ORDER BY callback_id, record_index",
                row -> row.getString(1) + " " + row.getString(2)));
    }

    @Test
    void aSecondArrivalOfTheSameCallbackChangesNothing() {
        assertThat(accept("c1", Origin.CALLBACK, "", "k=1")).isEqualTo(Acceptance.STORED);
        assertThat(accept("c1", Origin.CALLBACK, "", "k=1")).isEqualTo(Acceptance.REPEATED);
        assertThat(changes()).containsExactly("c1:0 created");
    }

    @Test
    void anotherBodyUnderAKnownReferenceIsKeptApartAndNotCounted() {
        accept("c1", Origin.CALLBACK, "", "k=1", "l=1");
        assertThat(accept("c1", Origin.CALLBACK, "", "k=1", "l=2", "m=1")).isEqualTo(Acceptance.DIFFERENT);
        assertThat(changes()).hasSize(2);

        ReceivedCallback other = callback("c1", Origin.CALLBACK, "", true, "k=1", "l=2", "m=1");
        assertThat(callbacks.accept(other.under("c1-other")).join()).isEqualTo(Acceptance.STORED);
        assertThat(callbacks.accept(other.under("c1-other")).join()).isEqualTo(Acceptance.REPEATED);
        assertThat(changes())
                .containsExactly(
                        "c1:0 created",
                        "c1:1 created",
                        "c1-other:0 repeated",
                        "c1-other:1 updated",
                        "c1-other:2 created");
        assertThat(ledger.read(tx -> IterationCounter.of(tx, "r1", 1, 1)).received())
                .as("what Edges counts is not known")
                .isEqualTo(2);
    }

    @Test
    void aRecordIsComparedWithTheLastStateOfItsRunInputAndKey() {
        accept("c1", Origin.CALLBACK, "in1", "a=1", "b=1");
        accept("c2", Origin.CALLBACK, "in1", "a=1", "b=2");
        accept("c3", Origin.CALLBACK, "in2", "a=1");
        accept("c4", Origin.CALLBACK, "in1", "b=1", "b=1", "b=3");
        assertThat(changes())
                .containsExactly(
                        "c1:0 created",
                        "c1:1 created",
                        "c2:0 repeated",
                        "c2:1 updated",
                        "c3:0 created",
                        "c4:0 updated",
                        "c4:1 repeated",
                        "c4:2 updated");
    }

    @Test
    void aPageOfOutputsBringsOnlyWhatWasNeverSeenWhateverItsInput() {
        accept("c1", Origin.CALLBACK, "in1", "a=1", "b=1");
        accept("c2", Origin.CALLBACK, "in1", "a=2");
        accept("o1", Origin.OUTPUTS, "", "a=1", "b=1", "c=1", "a=3");
        assertThat(changes()).endsWith("o1:0 repeated", "o1:1 repeated", "o1:2 created", "o1:3 updated");
    }

    @Test
    void aCallbackThatComesAfterTheOutputsBringsNothingAgainWhateverItsInput() {
        accept("o1", Origin.OUTPUTS, "", "a=1", "b=1");
        accept("c1", Origin.CALLBACK, "in1", "a=1", "c=1");
        accept("c2", Origin.CALLBACK, "", "b=1");
        accept("c3", Origin.CALLBACK, "in1", "a=2", "b=2");
        assertThat(changes())
                .containsExactly(
                        "o1:0 created",
                        "o1:1 created",
                        "c1:0 repeated",
                        "c1:1 created",
                        "c2:0 repeated",
                        "c3:0 updated",
                        "c3:1 updated");
    }

    @Test
    void aValueThatGoesBackAfterARepairIsDeliveredEachTime() {
        accept("o1", Origin.OUTPUTS, "", "a=A");
        accept("c1", Origin.CALLBACK, "in1", "a=B");
        accept("c2", Origin.CALLBACK, "in1", "a=A");
        accept("c3", Origin.CALLBACK, "in1", "a=B");
        accept("c4", Origin.CALLBACK, "in1", "a=A");
        assertThat(changes())
                .containsExactly("o1:0 created", "c1:0 updated", "c2:0 updated", "c3:0 updated", "c4:0 updated");
    }

    @Test
    void aValueGoesBackAlsoAfterOutputsThatListAllItsVersions() {
        accept("o1", Origin.OUTPUTS, "", "a=A");
        accept("c1", Origin.CALLBACK, "in1", "a=B");
        accept("o2", Origin.OUTPUTS, "", "a=A", "a=B");
        accept("c2", Origin.CALLBACK, "in1", "a=B");
        accept("c3", Origin.CALLBACK, "in1", "a=A");
        assertThat(changes())
                .containsExactly(
                        "o1:0 created",
                        "c1:0 updated",
                        "o2:0 repeated",
                        "o2:1 repeated",
                        "c2:0 repeated",
                        "c3:0 updated");
    }

    @Test
    void lateCallbacksWithSeveralVersionsOfARecordBringNothingAgain() {
        accept("c0", Origin.CALLBACK, "in1", "a=1");
        accept("o1", Origin.OUTPUTS, "", "a=3", "a=2");
        accept("c1", Origin.CALLBACK, "in1", "a=2");
        accept("c2", Origin.CALLBACK, "in1", "a=3");
        assertThat(changes())
                .containsExactly("c0:0 created", "o1:0 updated", "o1:1 updated", "c1:0 repeated", "c2:0 repeated");
    }

    @Test
    void outputsThatWaitForTheirActionAreComparedAsOutputsOnceItIsKnown() {
        accept("c1", Origin.CALLBACK, "in1", "a=1");
        accept("o1", Origin.OUTPUTS, "", false, "a=1", "b=1");
        callbacks.key(callbacks.waiting("r1", 10).get(0), keying("a=1", "b=1"), "");
        assertThat(changes()).containsExactly("c1:0 created", "o1:0 repeated", "o1:1 created");
    }

    @Test
    void anOldVersionInOutputsDoesNotBecomeTheLastState() {
        accept("c1", Origin.CALLBACK, "", "a=1");
        accept("c2", Origin.CALLBACK, "", "a=2");
        accept("o1", Origin.OUTPUTS, "", "a=1");
        accept("c3", Origin.CALLBACK, "", "a=2");
        assertThat(changes()).endsWith("o1:0 repeated", "c3:0 repeated");
    }

    @Test
    void recordsOfAnUnknownRunWaitAndAreComparedInTheOrderTheyArrived() {
        assertThat(accept("c1", Origin.CALLBACK, "", false, "a=1")).isEqualTo(Acceptance.WAITING);
        assertThat(accept("c2", Origin.CALLBACK, "", true, "a=2")).isEqualTo(Acceptance.WAITING);
        assertThat(callbacks.runsWaitedFor(10)).containsExactly("r1");
        assertThat(deliveries()).isZero();

        List<CallbackRepository.Waiting> waiting = callbacks.waiting("r1", 10);
        callbacks.key(waiting.get(0), keying("a=1"), "");
        callbacks.key(waiting.get(1), keying("a=2"), "");
        callbacks.key(waiting.get(1), keying("a=2"), "");

        assertThat(changes()).containsExactly("c1:0 created", "c2:0 updated");
        assertThat(callbacks.runsWaitedFor(10)).isEmpty();
    }

    @Test
    void whatComesWhileAContinueIsUnderWayBelongsToTheIterationThatItBegins() {
        accept("c1", Origin.CALLBACK, "", "a=1");
        ledger.write(
                tx -> tx.update("INSERT INTO edges_iteration (run_uid, iteration, state) VALUES ('r1', 2, 'claimed')"));
        accept("c2", Origin.CALLBACK, "", "a=2");
        ledger.write(tx -> tx.update("UPDATE edges_iteration SET state = 'refused'"));
        accept("c3", Origin.CALLBACK, "", "a=3");
        List<Integer> iterations = ledger.read(
                tx -> tx.list("SELECT iteration FROM edges_callback ORDER BY callback_id", row -> row.getInt(1)));
        assertThat(iterations).containsExactly(1, 2, 1);
    }

    @Test
    void everyDownstreamGetsADeliveryInTheSameTransaction() {
        ledger.write(tx -> tx.update("INSERT INTO edges_downstream (downstream, start, registered_at, seen_at)"
                + " VALUES ('crm', 'earliest', '', ''), ('file', 'latest', '', '')"));
        accept("c1", Origin.CALLBACK, "", "a=1");
        assertThat(deliveries()).isEqualTo(2);
    }

    @Test
    void theBodyIsKeptByteForByte() {
        byte[] body =
                "{ \"run\":{\"run_uid\":\"r9\"},\n\"results\": [1.0, \"é漢\", null ] }".getBytes(StandardCharsets.UTF_8);
        callbacks
                .accept(new ReceivedCallback("c9", Origin.CALLBACK, "r9", null, null, 3, Optional.empty(), "", body))
                .join();
        assertThat(callbacks.waiting("r9", 1).get(0).body()).isEqualTo(body);
    }

    private int deliveries() {
        return ledger.read(tx -> tx.first("SELECT count(*) FROM edges_delivery", row -> row.getInt(1)))
                .orElseThrow();
    }
}
