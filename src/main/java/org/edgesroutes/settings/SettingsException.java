package org.edgesroutes.settings;

import java.util.List;

/** The settings cannot be worked with; the message lists everything that is wrong with them at once. */
public class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param faults sentences, each with the key, the value and what would be right */
    public SettingsException(List<String> faults) {
        super(
                faults.size() == 1
                        ? faults.get(0)
                        : "%d faults in the settings:%n  - %s"
                                .formatted(faults.size(), String.join("%n  - ".formatted(), faults)));
    }
}
