package org.edgesroutes.subscriptions.file;

import java.util.List;
import org.edgesroutes.model.Subscription;

/**
 * What the file of subscriptions says.
 *
 * @param subscriptions in the order of the file; incomplete where there are faults
 * @param faults empty for a file that can be worked with
 */
public record Declarations(List<Subscription> subscriptions, List<DeclarationFault> faults) {

    public Declarations {
        subscriptions = List.copyOf(subscriptions);
        faults = List.copyOf(faults);
    }

    public boolean valid() {
        return faults.isEmpty();
    }
}
