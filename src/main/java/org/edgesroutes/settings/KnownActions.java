package org.edgesroutes.settings;

import java.util.Set;

/** The actions of Edges whose records this version knows; Edges may have added others since. */
public final class KnownActions {

    private KnownActions() {}

    public static Set<String> names() {
        return RecordKeyFields.DEFAULTS.keySet();
    }
}
