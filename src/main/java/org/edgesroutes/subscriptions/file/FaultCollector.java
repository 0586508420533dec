package org.edgesroutes.subscriptions.file;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the faults of a reading. */
final class FaultCollector {

    private final String file;
    private final List<DeclarationFault> faults = new ArrayList<>();

    /** @param file as the user named it */
    FaultCollector(String file) {
        this.file = file;
    }

    void add(Node place, String sentence) {
        add(file, place.getStartMark().map(Mark::getLine).orElse(-1) + 1, sentence);
    }

    /** @param line counted from 1; 0 for the file as a whole */
    void add(int line, String sentence) {
        add(file, line, sentence);
    }

    void add(String other, int line, String sentence) {
        faults.add(new DeclarationFault(other, line, sentence));
    }

    int size() {
        return faults.size();
    }

    List<DeclarationFault> all() {
        return List.copyOf(faults);
    }
}
