package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.runs.RunsFixture.START;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.edgesroutes.ledger.runs.ListingProgress;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.model.TrackedRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class RunListerTest {

    @TempDir
    Path directory;

    private FakeRuns edges;
    private RunsFixture fixture;

    @BeforeEach
    void start() throws IOException {
        edges = new FakeRuns();
        fixture = new RunsFixture(directory, URI.create(edges.url() + "/v1"), "key").start();
    }

    @AfterEach
    void stop() {
        fixture.close();
        edges.close();
    }

    private static String uid(int i) {
        return "run-%06d".formatted(i);
    }

    /** The first changed last, a second apart; none is incremental. */
    private void runs(int count) {
        IntStream.range(0, count).forEach(i -> edges.put(full(i, START.minusSeconds(60L + i))));
    }

    private static Run full(int i, Instant updatedAt) {
        return new Run(
                uid(i),
                null,
                "linkedin-extract-connections",
                "SUCCEEDED",
                "full",
                "ASYNC",
                null,
                null,
                null,
                null,
                null,
                START.minus(Duration.ofDays(30)).plusSeconds(i * 7919L % 100_000),
                updatedAt,
                null,
                null);
    }

    private void touch(int i) {
        edges.put(full(i, fixture.clock.instant()));
    }

    private static List<String> uids(RunLister listing) {
        return listing.changedOrDue().stream().map(TrackedRun::uid).toList();
    }

    private static String[] uids(int from, int to) {
        return IntStream.range(from, to).mapToObj(RunListerTest::uid).toArray(String[]::new);
    }

    @Test
    void aHundredThousandRunsOfWhichFiftyChangedTakeAtMostThreeListCalls() {
        runs(100_000);
        fixture.rows.saw(List.copyOf(edges.runs.values()));
        fixture.rows.listing(new ListingProgress(START.minusSeconds(60), true, Optional.empty()));

        fixture.clock.turn(Duration.ofHours(1));
        List<Integer> changed =
                IntStream.range(0, 50).map(i -> i * 1_999).boxed().toList();
        changed.forEach(this::touch);
        edges.requests.clear();
        assertThat(fixture.found())
                .containsExactlyInAnyOrderElementsOf(
                        changed.stream().map(RunListerTest::uid).toList());
        assertThat(edges.requests).hasSizeLessThanOrEqualTo(3);

        edges.requests.clear();
        assertThat(fixture.found()).isEmpty();
        assertThat(edges.requests).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aListTooLongForOneTickIsReadOnWhileEachTickSeesItsHead() {
        runs(1_000);
        RunLister listing = fixture.listing(4);
        Set<String> found = new TreeSet<>(uids(listing));
        assertThat(found).hasSizeLessThan(500);

        for (int tick = 0; tick < 20 && fixture.rows.listing().mark() == null; tick++) {
            fixture.clock.turn(Duration.ofMinutes(15));
            touch(tick);
            List<String> now = uids(listing);
            assertThat(now).contains(uid(tick));
            found.addAll(now);
        }
        assertThat(fixture.rows.listing().mark()).isNotNull();
        assertThat(found).containsExactlyInAnyOrder(uids(0, 1_000));
    }

    @Test
    void moreRunsThanAPageThatAppearBetweenTwoTicksOfOnePassLeaveNoGap() {
        runs(1_000);
        RunLister listing = fixture.listing(6);
        Set<String> found = new TreeSet<>(uids(listing));
        for (int round = 0; round < 12; round++) {
            fixture.clock.turn(Duration.ofMinutes(15));
            for (int i = 0; round < 2 && i < 95; i++) {
                edges.put(full(2_000 + round * 95 + i, fixture.clock.instant().plusMillis(i)));
            }
            found.addAll(uids(listing));
        }
        assertThat(found).hasSize(1_190);
    }

    @Test
    void rowsThatMoveWhileTheListIsReadAreNotMissed() {
        runs(600);
        AtomicInteger page = new AtomicInteger();
        edges.beforePage = () -> {
            int n = page.incrementAndGet();
            fixture.clock.turn(Duration.ofSeconds(1));
            if (n < 6) {
                IntStream.range(0, 20).forEach(i -> touch(599 - n * 20 - i));
            }
        };
        Set<String> found = new TreeSet<>(fixture.found());
        edges.beforePage = () -> {};
        found.addAll(fixture.found());
        assertThat(found).containsExactlyInAnyOrder(uids(0, 600));
    }

    @Test
    void rowsThatVanishWhileTheListIsReadDoNotTakeOthersWithThem() {
        runs(600);
        AtomicInteger page = new AtomicInteger();
        edges.beforePage = () -> {
            int n = page.getAndIncrement();
            if (n == 1 || n == 2) {
                IntStream.range(0, 40).forEach(i -> edges.remove(uid((n - 1) * 40 + i)));
            }
        };
        assertThat(fixture.found()).contains(uids(100, 600));
    }

    @Test
    void manyRunsThatChangedInTheSameMomentAreAllFound() {
        IntStream.range(0, 350).forEach(i -> edges.put(full(i, START.minusSeconds(60))));
        assertThat(fixture.found()).containsExactlyInAnyOrder(uids(0, 350));
    }

    @Test
    void runsThatNeverChangedDoNotHideThoseThatDid() {
        runs(300);
        fixture.found();
        fixture.clock.turn(Duration.ofHours(1));
        IntStream.range(1_000, 1_150).forEach(i -> edges.put(full(i, null)));
        touch(299);
        edges.order = Comparator.comparing(Run::updatedAt, Comparator.nullsFirst(Comparator.reverseOrder()));
        assertThat(fixture.found()).contains(uid(299)).contains(uids(1_000, 1_150));
    }

    @Test
    void aListThatIsNotSortedAsAskedForIsReadToItsEndEachTime() {
        edges.order = Comparator.comparing(Run::createdAt).reversed();
        runs(500);
        assertThat(fixture.found()).hasSize(500);
        fixture.clock.turn(Duration.ofHours(1));
        IntStream.range(0, 500).filter(i -> i % 50 == 0).forEach(this::touch);
        assertThat(fixture.found()).hasSize(10);
    }

    @Test
    void aSmallerLimitThanAskedForIsNotTakenForTheEnd() {
        edges.limit = 20;
        runs(150);
        assertThat(fixture.found()).containsExactlyInAnyOrder(uids(0, 150));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 6, 99, 100, 101, 105, 195})
    void aListOfAnyLengthIsReadToItsEnd(int length) {
        runs(length);
        assertThat(fixture.found()).hasSize(length);
        edges.requests.clear();
        assertThat(fixture.found()).isEmpty();
        assertThat(edges.requests).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aTickThatFailsHalfWayForgetsNothing() {
        runs(300);
        edges.failFrom = 2;
        Set<String> found = new TreeSet<>(fixture.found());
        assertThat(found).isNotEmpty();
        assertThat(fixture.rows.listing().mark()).isNull();

        edges.failFrom = Integer.MAX_VALUE;
        found.addAll(fixture.found());
        assertThat(found).containsExactlyInAnyOrder(uids(0, 300));
    }

    @Test
    void aChangeInTheFutureDoesNotHideTheChangesUntilThen() {
        runs(10);
        edges.put(full(50, fixture.clock.instant().plus(Duration.ofDays(300))));
        fixture.found();
        fixture.clock.turn(Duration.ofHours(1));
        IntStream.range(100, 300).forEach(i -> edges.put(full(i, fixture.clock.instant())));
        assertThat(fixture.found()).hasSize(200);
    }

    @Test
    void whatATickFoundAndDidNotGetToIsFoundByTheNextProcessAndNothingElseIs() {
        runs(300);
        fixture.found();
        fixture.clock.turn(Duration.ofHours(1));
        touch(7);
        fixture.found();
        fixture.clock.turn(Duration.ofHours(1));
        touch(250);
        touch(9);
        assertThat(fixture.found()).containsExactlyInAnyOrder(uid(9), uid(250));

        fixture.close();
        fixture = new RunsFixture(directory, URI.create(edges.url() + "/v1"), "key", fixture.clock, false).start();
        assertThat(fixture.runs.changedOrDue())
                .allMatch(RunSnapshot::changed)
                .extracting(RunSnapshot::uid)
                .containsExactlyInAnyOrder(uid(9), uid(250));
        assertThat(fixture.found()).isEmpty();
    }
}
