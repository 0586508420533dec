package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.edgesroutes.EdgesServices;
import org.edgesroutes.MutableClock;
import org.edgesroutes.TestSettings;
import org.edgesroutes.api.RequestBudget;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.ledger.runs.ContinueClaimRepository;
import org.edgesroutes.ledger.runs.RunRepository;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;
import org.edgesroutes.workspaces.TickRoutes;
import org.edgesroutes.workspaces.Workspaces;

/** One node: a context with the routes of calls and runs, a ledger, and a clock that the test turns. */
final class RunsFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    static final Duration EVERY = Duration.ofHours(6);

    final MutableClock clock;
    final CamelContext context = new DefaultCamelContext();
    final Ledger ledger;
    final EdgesSettings settings;
    final EdgesServices services;
    final RunService runs;
    final RunRepository rows;

    RunsFixture(Path directory, URI url, String key) {
        this(directory, url, key, new MutableClock(START.toString()), false);
    }

    /** @param beside a second node on the ledger of the first one */
    RunsFixture(Path directory, URI url, String key, MutableClock clock, boolean beside) {
        this.clock = clock;
        settings = TestSettings.in(directory).api(url, key).build();
        ledger = beside ? Ledger.openBeside(settings.ledger(), clock) : Ledger.open(settings.ledger(), clock);
        services = EdgesServices.on(context, settings, ledger, clock)
                .budgetSleeper(clock::turn)
                .gate((run, verified) -> Optional.empty())
                .build();
        runs = services.runs();
        rows = new RunRepository(ledger, new RunPlanner(settings.continuing()));
        if (!beside) {
            services.takeOver();
        }
        try {
            context.addRoutes(services.apiRoutes());
            context.addRoutes(new TickRoutes(Workspaces.of(context), clock));
            context.addRoutes(new RunRoutes(Workspace.ONLY, runs));
            context.addRoutes(verified());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** Every run is complete here. */
    private static RouteBuilder verified() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:edges-verify-run").setVariable("complete", constant(true));
            }
        };
    }

    RunsFixture start() {
        context.start();
        return this;
    }

    void load(String... files) throws Exception {
        for (String file : files) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveResource(context, "file:routes/" + file));
        }
    }

    /** A listing that reads only so many pages a tick. */
    RunLister listing(int callsPerTick) {
        return new RunLister(services.api(), rows, clock, callsPerTick);
    }

    List<String> found() {
        return runs.changedOrDue().stream().map(RunSnapshot::uid).toList();
    }

    /** Continues a run without a verify step before it. */
    Optional<RunSnapshot> continueIfDue(String uid) {
        return runs.continueIfDue(uid, null);
    }

    TrackedRun row(String uid) {
        return rows.row(uid).orElseThrow();
    }

    List<String> iterations(String uid) {
        String sql = "SELECT iteration || ' ' || state FROM edges_iteration WHERE run_uid = ? AND iteration > 1"
                + " ORDER BY iteration";
        return new LedgerRows(ledger).text(sql, uid).lines().toList();
    }

    /** What a process leaves behind that dies before its call is answered. */
    void claim(String uid) {
        Duration lease = RequestBudget.longestCall(settings.api());
        assertThat(new ContinueClaimRepository(ledger, lease).claim(uid, "dead"))
                .isPresent();
    }

    /** An incremental run of messages that ended when it last changed. */
    static Run run(String uid, String status, Instant updatedAt) {
        return new Run(
                uid,
                null,
                "linkedin-extract-messages",
                status,
                "incremental",
                "ASYNC",
                null,
                200,
                10,
                null,
                null,
                START.minus(Duration.ofDays(30)),
                updatedAt,
                null,
                null);
    }

    @Override
    public void close() {
        context.stop();
        ledger.close();
    }
}
