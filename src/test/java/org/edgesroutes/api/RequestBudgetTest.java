package org.edgesroutes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.edgesroutes.MutableClock;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.budget.RequestBudgetRepository;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class RequestBudgetTest {

    private static final int PER_MINUTE = 7;

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock("2026-03-01T08:00:00Z");
    private Ledger service;
    private Ledger command;

    @BeforeEach
    void open() {
        EdgesSettings.Ledger file = new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db"));
        service = Ledger.open(file, clock);
        command = Ledger.openBeside(file, clock);
    }

    @AfterEach
    void close() {
        command.close();
        service.close();
    }

    private RequestBudget budget(Ledger ledger) {
        EdgesSettings.Api settings = new EdgesSettings.Api(
                URI.create("http://localhost/v1"),
                Optional.empty(),
                PER_MINUTE,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                3,
                Duration.ofSeconds(1));
        return new RequestBudget(ledger, settings, clock::turn);
    }

    /** The most arrivals that any minute holds, wherever it begins. */
    private static int densestMinute(List<Instant> arrivals) {
        List<Instant> sorted = arrivals.stream().sorted().toList();
        int most = 0;
        for (int first = 0; first < sorted.size(); first++) {
            Instant end = sorted.get(first).plus(Duration.ofMinutes(1));
            int count = 0;
            for (int i = first; i < sorted.size() && sorted.get(i).isBefore(end); i++) {
                count++;
            }
            most = Math.max(most, count);
        }
        return most;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSlidingMinuteHoldsMoreThanTheBudgetHoweverLongCallsTake(long seed) throws Exception {
        ConcurrentLinkedQueue<Instant> arrivals = new ConcurrentLinkedQueue<>();
        ExecutorService callers = Executors.newFixedThreadPool(6);
        List<Future<?>> done = new ArrayList<>();
        for (int caller = 0; caller < 6; caller++) {
            RequestBudget budget = budget(caller % 2 == 0 ? service : command);
            Random random = new Random(seed * 100 + caller);
            done.add(callers.submit(() -> {
                for (int i = 0; i < 12; i++) {
                    long call = budget.acquire(() -> false);
                    clock.turn(Duration.ofMillis(random.nextInt(4_000)));
                    arrivals.add(clock.instant());
                    clock.turn(Duration.ofMillis(random.nextInt(4_000)));
                    budget.answered(call);
                    clock.turn(Duration.ofMillis(random.nextInt(10_000)));
                }
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        callers.shutdown();
        assertThat(arrivals).hasSize(72);
        assertThat(densestMinute(List.copyOf(arrivals))).isLessThanOrEqualTo(PER_MINUTE);
    }

    @Test
    void aLoneCallerUsesTheWholeBudgetOfEveryMinute() {
        RequestBudget budget = budget(service);
        Instant start = clock.instant();
        for (int i = 0; i < PER_MINUTE * 5; i++) {
            budget.answered(budget.acquire(() -> false));
        }
        assertThat(Duration.between(start, clock.instant())).isBetween(Duration.ofMinutes(4), Duration.ofSeconds(250));
    }

    @Test
    void theBudgetOutlivesARestart() {
        for (int i = 0; i < PER_MINUTE; i++) {
            budget(service).answered(budget(service).acquire(() -> false));
        }
        Instant full = clock.instant();
        command.close();
        service.close();
        open();
        budget(service).acquire(() -> false);
        assertThat(clock.instant()).isAfterOrEqualTo(full.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aCallWhoseProcessDiedGivesItsPlaceBackAfterAWhile() {
        for (int i = 0; i < PER_MINUTE; i++) {
            budget(service).acquire(() -> false);
        }
        Instant full = clock.instant();
        budget(command).acquire(() -> false);
        assertThat(Duration.between(full, clock.instant())).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(5));
    }

    @Test
    void aPauseThatEdgesAskedForHoldsForEverybodyAndAShorterOneDoesNotEndIt() {
        Instant start = clock.instant();
        budget(service).close(Duration.ofMinutes(10));
        budget(service).close(Duration.ofMinutes(1));
        budget(command).acquire(() -> false);
        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aClockThatIsSetBackDoesNotCloseTheBudgetForThatLong() {
        for (int i = 0; i < PER_MINUTE; i++) {
            budget(service).answered(budget(service).acquire(() -> false));
        }
        clock.turn(Duration.ofHours(-5));
        Instant back = clock.instant();
        budget(service).acquire(() -> false);
        assertThat(Duration.between(back, clock.instant())).isLessThan(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 0})
    void aPauseOfSecondsStaysOneWhenTheClockIsSetBackByHours(int calls) {
        budget(service).close(Duration.ofSeconds(20));
        clock.turn(Duration.ofHours(-2));
        Instant back = clock.instant();
        for (int i = 0; i < calls; i++) {
            budget(service).acquire(() -> false);
        }
        clock.turn(Duration.ofSeconds(20));
        assertThat((int) service.read(tx -> RequestBudgetRepository.left(tx, PER_MINUTE)))
                .isEqualTo(calls == 0 ? 0 : PER_MINUTE - calls);
        budget(service).acquire(() -> false);
        assertThat(Duration.between(back, clock.instant())).isLessThanOrEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void whoeverWaitsGivesUpWhenTheServiceStops() {
        budget(service).close(Duration.ofMinutes(10));
        assertThatThrownBy(() -> budget(service).acquire(() -> true)).isInstanceOf(EdgesApiException.class);
    }
}
