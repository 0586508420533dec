package org.edgesroutes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.cli.DownstreamsCommand;
import org.edgesroutes.cli.WorkspaceLedgers;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DownstreamsCommandTest extends DeliveryTestBase {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private CamelContext startTaking() throws Exception {
        return start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm")
                        .routeId("deliver")
                        .process(exchange -> taken.add(exchange.getMessage().getBody(String.class)));
            }
        });
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(new DownstreamsCommand(WorkspaceLedgers.only(() -> Ledger.openBeside(
                        new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), clock))))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void record(String ref) {
        rows.callback(ref, "a", "run", List.of("\"" + ref + "\""), List.of(ref));
    }

    @Test
    void aPauseHoldsARunningDownstreamAndTheNextProcessUntilItIsResumed() throws Exception {
        CamelContext first = startTaking();
        record("one");
        eventually(() -> assertThat(taken).containsExactly("\"one\""));
        assertThat(run("pause", "crm")).isZero();
        assertThat(out).hasToString("crm paused%n".formatted());
        turn(Duration.ofSeconds(2));
        eventually(() -> {
            run("list", "--json");
            assertThat(out.toString()).contains("\"state\":\"paused\"");
        });

        first.stop();
        startTaking();
        record("two");
        eventually(() -> assertThat(rows.number("SELECT count(*) FROM edges_downstream WHERE claimed_by IS NOT NULL"))
                .isEqualTo(1));
        assertThat(taken).hasSize(1);

        assertThat(run("resume", "crm")).isZero();
        eventually(() -> assertThat(taken).containsExactly("\"one\"", "\"two\""));
        assertThat(run("resume", "crm")).isEqualTo(1);
        assertThat(err.toString()).contains("crm is not paused");
    }

    @Test
    void aDownstreamIsForgottenOnlyWhenNoRouteDeliversToIt() throws Exception {
        CamelContext context = startTaking();
        record("one");
        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(run("forget", "crm")).isEqualTo(1);
        assertThat(err.toString()).contains("a route delivers to crm; remove the route");

        context.stop();
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("crm", "no route");
        assertThat(run("forget", "crm")).isZero();
        assertThat(rows.number("SELECT count(*) FROM edges_downstream")).isZero();
        assertThat(rows.number("SELECT count(*) FROM edges_delivery")).isZero();
        assertThat(rows.number("SELECT count(*) FROM edges_callback")).isEqualTo(1);

        startTaking();
        eventually(() -> assertThat(taken).containsExactly("\"one\"", "\"one\""));
    }

    @Test
    void aDownstreamOfAServiceThatWasKilledIsForgottenAtOnce() {
        DownstreamRepository downstreams = new DownstreamRepository(ledger);
        downstreams.register("crm", true);
        downstreams.claim("crm", "killed", clock.instant().plus(DeliveryContext.CLAIM));
        assertThat(run("forget", "crm")).isEqualTo(1);

        ledger.close();
        assertThat(run("forget", "crm")).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("no downstreams");
    }

    @Test
    void aNameThatIsUnknownIsToldSo() {
        assertThat(run("pause", "crm")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no downstream crm; downstreams list shows all");
        assertThat(run()).isEqualTo(2);
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("no downstreams");
    }
}
