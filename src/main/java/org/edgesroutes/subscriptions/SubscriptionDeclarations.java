package org.edgesroutes.subscriptions;

import java.time.Duration;
import java.util.List;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.model.Subscription;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.subscriptions.file.DeclarationFault;
import org.edgesroutes.subscriptions.file.DeclarationFile;
import org.edgesroutes.subscriptions.file.Declarations;
import org.edgesroutes.subscriptions.file.DeclarationsReader;

/** The declared subscriptions, read from the file. A faulty edit leaves the last valid declarations in effect. Safe for many threads. */
public final class SubscriptionDeclarations {

    /** A file that was written within this time is read once more: its writer may not be done. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private static final int MOST_READINGS = 30;

    /**
     * The declarations in effect.
     *
     * @param known whether there was ever a valid file; false declares nothing and ends nothing
     * @param faults of the file as it is now, for which the last valid one is in effect
     */
    public record Current(List<Subscription> subscriptions, boolean known, List<DeclarationFault> faults) {

        /** Whether there is something to say or to do. */
        public boolean isEmpty() {
            return subscriptions.isEmpty() && faults.isEmpty();
        }
    }

    private final EdgesSettings.Subscriptions settings;
    private final Sleeper sleeper;
    private Current last = new Current(List.of(), false, List.of());

    /** @param sleeper waits for a writer of the file */
    public SubscriptionDeclarations(EdgesSettings.Subscriptions settings, Sleeper sleeper) {
        this.settings = settings;
        this.sleeper = sleeper;
    }

    /** The name of the file, for messages. */
    public String file() {
        return settings.file();
    }

    /** Reads the file. */
    public synchronized Current current() {
        Declarations read = read();
        last = read.valid()
                ? new Current(read.subscriptions(), true, List.of())
                : new Current(last.subscriptions(), last.known(), read.faults());
        return last;
    }

    private Declarations read() {
        DeclarationFile file = new DeclarationFile(settings.file());
        if (settings.file().isEmpty() || settings.mayBeMissing() && !file.exists()) {
            return Declarations.none();
        }
        Declarations read = DeclarationsReader.read(file);
        for (int i = 0; i < MOST_READINGS && read.writtenWithin(QUIET); i++) {
            try {
                sleeper.sleep(QUIET);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return read;
            }
            read = DeclarationsReader.read(file);
        }
        return read;
    }
}
