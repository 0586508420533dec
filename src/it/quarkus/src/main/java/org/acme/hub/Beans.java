package org.acme.hub;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.impl.StdSchedulerFactory;
import org.sqlite.SQLiteDataSource;

/** What Camel finds in the hub. No class of the hub injects it, so that Quarkus would leave it out. */
@Unremovable
public class Beans {

    @Produces
    @Singleton
    @Unremovable
    @Named("ledgerOfTheHub")
    DataSource ledger() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:ledger-of-the-hub.db");
        return source;
    }

    /** It runs before the context does. */
    @Produces
    @Singleton
    @Unremovable
    Scheduler scheduler() throws Exception {
        Scheduler scheduler = new StdSchedulerFactory().getScheduler();
        scheduler.start();
        return scheduler;
    }
}
