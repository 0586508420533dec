package org.acme.hub;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.sqlite.SQLiteDataSource;

/** What Camel finds in the hub. */
@ApplicationScoped
public class Beans {

    /** No class of the hub injects it, so that Quarkus would leave it out. */
    @Produces
    @Singleton
    @Unremovable
    @Named("ledgerOfTheHub")
    DataSource ledger() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:ledger-of-the-hub.db");
        return source;
    }

    @Produces
    @Singleton
    Scheduler scheduler() throws SchedulerException {
        return new StdSchedulerFactory().getScheduler();
    }

    void start(@Observes StartupEvent started, Scheduler scheduler) throws SchedulerException {
        scheduler.start();
    }
}
