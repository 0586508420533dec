package org.edgesroutes.ledger.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Keying;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Origin;
import org.edgesroutes.model.KeyedRecord;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results come as outputs alone, page by page. */
class OutputOrderTest {

    private static final String ACTION = "linkedin-extract-connections";

    @TempDir
    Path directory;

    private Ledger ledger;
    private int pages;

    @BeforeEach
    void open() {
        ledger = Ledger.open(
                new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /**
     * A page of outputs.
     *
     * @param records each as key=content or key=content@minute, the minute of its {@code extracted_at}
     * @return the change of each
     */
    private List<String> outputs(int iteration, String... records) {
        return arrive("r1", Origin.OUTPUTS, iteration, records);
    }

    private List<String> arrive(String run, Origin origin, int iteration, String... records) {
        String ref = "page-" + ++pages;
        ReceivedCallback page = new ReceivedCallback(
                ref,
                origin,
                run,
                null,
                "SUCCEEDED",
                records.length,
                Optional.of(new Keying(
                        ACTION,
                        Arrays.stream(records).map(OutputOrderTest::keyed).toList())),
                "",
                Arrays.stream(records)
                        .map(OutputOrderTest::json)
                        .collect(Collectors.joining(",", "{\"results\":[", "]}"))
                        .getBytes(StandardCharsets.UTF_8));
        ledger.write(tx -> CallbackRepository.accept(tx, page, iteration));
        return ledger.read(tx -> tx.list(
                "SELECT change FROM edges_record WHERE record_id LIKE ? || ':%' ORDER BY record_index",
                row -> row.getString(1), ref));
    }

    private static KeyedRecord keyed(String record) {
        String[] parts = record.split("[=@]");
        return new KeyedRecord(parts[0], parts[1], extractedAt(parts));
    }

    private static String json(String record) {
        String at = extractedAt(record.split("[=@]"));
        return "{\"x\":1%s}".formatted(at == null ? "" : ",\"extracted_at\":\"" + at + "\"");
    }

    private static String extractedAt(String... parts) {
        return parts.length < 3 ? null : "2026-03-01T08:0%s:00.000Z".formatted(parts[2]);
    }

    @Test
    void aValueThatGoesBackInALaterIterationIsDelivered() {
        assertThat(outputs(1, "a=A")).containsExactly("created");
        assertThat(outputs(2, "a=B")).containsExactly("updated");
        assertThat(outputs(3, "a=A")).containsExactly("updated");
        assertThat(outputs(4, "a=B")).containsExactly("updated");
    }

    @Test
    void theSameOutputsReadAgainBringNothingInAnyIteration() {
        outputs(1, "a=A", "b=1");
        outputs(2, "a=B");
        outputs(3, "a=A");
        for (int iteration : new int[] {1, 2, 3}) {
            String content = iteration == 2 ? "B" : "A";
            assertThat(outputs(iteration, "a=" + content))
                    .as("of %d", iteration)
                    .containsExactly("repeated");
        }
        assertThat(outputs(1, "b=1")).containsExactly("repeated");
    }

    @Test
    void oldVersionsThatTheOutputsGoOnListingAreRepeated() {
        outputs(1, "a=A");
        assertThat(outputs(2, "a=A", "a=B")).containsExactly("repeated", "updated");
        assertThat(outputs(3, "a=B", "a=A")).containsExactly("repeated", "repeated");
        assertThat(outputs(3, "a=A")).as("on another page").containsExactly("repeated");
        assertThat(outputs(4, "a=A", "a=B", "a=C")).containsExactly("repeated", "repeated", "updated");
    }

    @Test
    void theTimesOfExtractionTellAChangeBackFromAnOldVersion() {
        outputs(1, "a=A@1");
        outputs(2, "a=A@1", "a=B@2");
        assertThat(outputs(3, "a=A@1", "a=B@2", "a=A@3")).containsExactly("repeated", "repeated", "updated");
        assertThat(outputs(3, "a=A@3", "a=B@2", "a=A@1")).as("read again").containsOnly("repeated");
        assertThat(outputs(4, "a=B@4", "a=A@3", "a=B@2", "a=A@1"))
                .containsExactly("updated", "repeated", "repeated", "repeated");
    }

    @Test
    void aChangeBackWithinOneIterationIsToldByItsTime() {
        outputs(1, "a=A@1");
        assertThat(outputs(2, "a=B@2", "a=A@3", "a=B@4")).containsExactly("updated", "updated", "updated");
        assertThat(outputs(2, "a=B@2", "a=A@3", "a=B@4")).containsOnly("repeated");
    }

    @Test
    void onceACallbackBroughtAVersionOutputsBringOnlyWhatIsNew() {
        outputs(1, "a=A");
        arrive("r1", Origin.CALLBACK, 2, "a=B");
        assertThat(outputs(3, "a=A", "a=C")).containsExactly("repeated", "updated");
    }

    @Test
    void anotherRunOfTheSameScheduleBringsAValueBackOnce() {
        outputs(1, "a=A");
        runOfTheSameSource("r2");
        assertThat(arrive("r2", Origin.OUTPUTS, 1, "a=B")).containsExactly("updated");
        runOfTheSameSource("r3");
        assertThat(arrive("r3", Origin.OUTPUTS, 1, "a=A")).containsExactly("updated");
        assertThat(arrive("r3", Origin.OUTPUTS, 1, "a=A")).containsExactly("repeated");
        assertThat(arrive("r2", Origin.OUTPUTS, 1, "a=B")).as("read again").containsExactly("repeated");
        assertThat(outputs(1, "a=A")).containsExactly("repeated");
    }

    private void runOfTheSameSource(String uid) {
        ledger.write(tx -> tx.update(
                "INSERT INTO edges_run (run_uid, source_id, first_seen_at, seen_at)"
                        + " SELECT ?, run_id, '', '' FROM edges_run WHERE run_uid = 'r1'",
                uid));
    }

    @Test
    void aTimeThatCannotBeReadDecidesNothing() {
        outputs(1, "a=A@x");
        assertThat(outputs(2, "a=B@2", "a=A@x")).containsExactly("updated", "repeated");
        outputs(3, "a=C@3");
        assertThat(outputs(4, "a=A@x")).containsExactly("updated");
    }
}
