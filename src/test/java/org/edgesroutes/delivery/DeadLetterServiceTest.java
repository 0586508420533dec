package org.edgesroutes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.cli.DeadLettersCommand;
import org.edgesroutes.cli.WorkspaceLedgers;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DeadLetterServiceTest extends DeliveryTestBase {

    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int good = 5;

    @BeforeEach
    void threeDeadLettersOfTwoDownstreams() throws Exception {
        refused.addAll(List.of("{\"n\": 1}", "{\"n\": 2}"));
        start(new RouteBuilder() {
            @Override
            public void configure() {
                for (String downstream : List.of("crm", "lake")) {
                    fromF(
                                    "kamelet:edges-records-source?downstream=%s&retryAttempts=1&actions=%s",
                                    downstream, "lake".equals(downstream) ? "b" : "a,b")
                            .process(exchange -> {
                                String body = exchange.getMessage().getBody(String.class);
                                if (refused.contains(body)) {
                                    throw new IllegalStateException("not " + body);
                                }
                                taken.add(downstream + body);
                            });
                }
            }
        });
        rows.callback("one", "a", "run-1", List.of("{\"n\": 1}", "{\"n\": 3}"), List.of("k1", "k3"));
        rows.callback("two", "b", "run-2", List.of("{\"n\": 2}", "{\"n\": 4}"), List.of("k2", "k4"));
        untilDead(3);
    }

    private void untilDead(int count) {
        eventually(() -> {
            turn(Duration.ofSeconds(7));
            rows.callback("good-" + good, "b", "run-3", List.of("{\"n\": 5}"), List.of("k" + good++));
            assertThat(rows.number("SELECT count(*) FROM edges_dead_letter WHERE state = 'dead'"))
                    .isEqualTo(count);
        });
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine command = new CommandLine(new DeadLettersCommand(WorkspaceLedgers.only(() -> Ledger.openBeside(
                        new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), clock))))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        return command.execute(arguments);
    }

    private String id(String downstream, String run) {
        return rows.text(
                "SELECT l.dead_letter_id FROM edges_dead_letter l JOIN edges_callback c USING (callback_id)"
                        + " WHERE l.downstream = ? AND c.run_uid = ?",
                downstream,
                run);
    }

    @Test
    void theyAreListedByFilterAsATableOrAsJson() {
        assertThat(run("list")).isZero();
        assertThat(out.toString()).hasLineCount(4).contains("DOWNSTREAM", "lake", "IllegalStateException: not");
        assertThat(run("list", "--downstream", "crm", "--action", "b", "--json"))
                .isZero();
        assertThat(out.toString())
                .hasLineCount(1)
                .contains("\"record_id\":\"two:0\"", "\"record_key\":\"k2\"", "\"attempts\":2");
        assertThat(run("list", "--run", "run-1", "--since", "2026-03-01T09:00:00Z"))
                .isZero();
        assertThat(out.toString()).hasToString("no dead letters" + System.lineSeparator());
    }

    @Test
    void oneIsShownWithItsRecordAsItCame() {
        assertThat(run("show", id("crm", "run-1"))).isZero();
        assertThat(out.toString()).contains("{\"n\": 1}", "one:0", "not …");
        assertThat(run("show", id("crm", "run-1"), "--json")).isZero();
        assertThat(out.toString()).contains("\"record\":{\"n\": 1}");
        assertThat(run("show", "99")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no dead letter 99");
    }

    @Test
    void aRequeuedOneIsDeliveredBesideTheRunningServiceAndIsNoDeadLetterAnyMore() {
        refused.clear();
        assertThat(run("requeue", id("crm", "run-1"))).isZero();
        assertThat(out.toString()).contains("1 requeued");
        eventually(() -> assertThat(taken).contains("crm{\"n\": 1}"));
        eventually(() ->
                assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero());
        assertThat(run("requeue", id("crm", "run-1"))).isEqualTo(1);
        assertThat(err.toString()).contains("not dead");
    }

    @Test
    void thoseOfAFilterAreRequeuedTogetherAndDieAgainWhenNothingHasChanged() {
        assertThat(run("requeue", "--action", "b")).isZero();
        assertThat(out.toString()).contains("2 requeued");
        untilDead(3);
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter WHERE state = 'requeued'"))
                .isEqualTo(2);
    }

    @Test
    void aDiscardedOneKeepsItsRowAndItsReason() {
        assertThat(run("discard", id("crm", "run-1"))).isEqualTo(2);
        assertThat(run("discard", id("crm", "run-1"), "--reason", "left the company"))
                .isZero();
        assertThat(run("show", id("crm", "run-1"))).isZero();
        assertThat(out.toString()).contains("discarded", "left the company");
        assertThat(run("discard", "--all", "--reason", "old")).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("no dead letters");
    }

    @Test
    void withoutIdsAndWithoutAFilterNothingIsTouched() {
        assertThat(run("requeue")).isEqualTo(2);
        assertThat(err.toString()).contains("name either ids, or a filter, or --all");
        assertThat(run("requeue", "1", "--all")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter WHERE state = 'dead'"))
                .isEqualTo(3);
    }
}
