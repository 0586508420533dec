package org.edgesroutes.subscriptions.file;

import java.time.Duration;
import java.util.List;
import org.edgesroutes.model.Subscription;

/**
 * The content of the file of subscriptions.
 *
 * @param subscriptions in the order of the file; incomplete where there are faults
 * @param faults empty for a file that can be worked with
 * @param modified when it or a file of inputs was last written, in milliseconds by the clock of this machine; 0 where
 *     that is not known
 */
public record Declarations(List<Subscription> subscriptions, List<DeclarationFault> faults, long modified) {

    public Declarations {
        subscriptions = List.copyOf(subscriptions);
        faults = List.copyOf(faults);
    }

    /** Nothing is declared. */
    public static Declarations none() {
        return new Declarations(List.of(), List.of(), 0);
    }

    /** Whether a file was written just now, so that its writer may not be done. */
    public boolean writtenWithin(Duration time) {
        long age = System.currentTimeMillis() - modified;
        return age >= 0 && age < time.toMillis();
    }

    public boolean valid() {
        return faults.isEmpty();
    }
}
