package org.edgesroutes.migration;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesServices;
import org.edgesroutes.MutableClock;
import org.edgesroutes.TestSettings;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.model.ScheduleMigration;
import org.edgesroutes.settings.EdgesSettings;

/** A process on a ledger that migrates schedules; the processes before it have ended. */
final class MigrationProcess implements AutoCloseable {

    static final String CALLBACKS = "https://hooks.example.com/edges/callbacks/";
    static final String SECRET = "secret-that-nobody-may-see";

    static final MigrationOptions OPTIONS = new MigrationOptions(null, 500, null, true, Map.of(), false);

    final Ledger ledger;
    final EdgesServices services;
    final MigrationService migrations;
    private final MutableClock clock;
    private final CamelContext context = new DefaultCamelContext();

    MigrationProcess(Path directory, URI url, MutableClock clock) {
        this(directory, url, clock, false);
    }

    /** @param beside whether the other process on the ledger still runs */
    MigrationProcess(Path directory, URI url, MutableClock clock, boolean beside) {
        this.clock = clock;
        EdgesSettings settings = settings(directory, url);
        ledger = beside ? Ledger.openBeside(settings.ledger(), clock) : Ledger.open(settings.ledger(), clock);
        services = EdgesServices.on(context, settings, ledger, clock)
                .budgetSleeper(clock::turn)
                .build();
        try {
            context.addRoutes(services.apiRoutes());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        context.start();
        migrations = new MigrationService(
                settings,
                services.api(),
                services.schedules(),
                services.identities(),
                services.launches(),
                ledger,
                services.reports(),
                name -> !beside);
    }

    private static EdgesSettings settings(Path directory, URI url) {
        return TestSettings.in(directory)
                .api(url, "key-that-nobody-may-see")
                .secrets(SECRET)
                .attempts(1)
                .publicUrl("https://hooks.example.com")
                .build();
    }

    List<PlannedMigration> plan(String... uids) {
        return migrations.plan(List.of(uids), OPTIONS);
    }

    /** What the command does. */
    List<MigrationResult> move(MigrationOptions options, String... uids) {
        return move(migrations.plan(List.of(uids), options), options.makeUp(), row -> {});
    }

    List<MigrationResult> move(String... uids) {
        return move(OPTIONS, uids);
    }

    List<MigrationResult> move(List<PlannedMigration> planned, Consumer<ScheduleMigration> steps) {
        return move(planned, false, steps);
    }

    private List<MigrationResult> move(
            List<PlannedMigration> planned, boolean makeUp, Consumer<ScheduleMigration> steps) {
        try {
            return sequence(steps).move(planned, makeUp);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    List<MigrationResult> rollback(String... uids) {
        try {
            return sequence(row -> {}).rollback(List.of(uids));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    List<MigrationResult> makeUp(String... uids) {
        try {
            return sequence(row -> {}).makeUp(List.of(uids));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private SequentialMigration sequence(Consumer<ScheduleMigration> steps) {
        return new SequentialMigration(migrations, clock::turn, clock, new SequentialMigration.Watcher() {
            @Override
            public void step(ScheduleMigration row) {
                steps.accept(row);
            }

            @Override
            public void waits(ScheduleMigration row) {}
        });
    }

    @Override
    public void close() {
        context.stop();
        ledger.close();
    }
}
