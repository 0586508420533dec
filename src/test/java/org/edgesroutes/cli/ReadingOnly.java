package org.edgesroutes.cli;

import java.io.Reader;
import java.time.Clock;
import org.edgesroutes.api.Sleeper;

/** Commands whose tests never call Edges. */
final class ReadingOnly {

    private ReadingOnly() {}

    static RunsCommand runs(WorkspaceLedgers ledgers) {
        RunCommandSupport support = new RunCommandSupport(
                ledgers,
                of -> {
                    throw new AssertionError("this test does not call Edges");
                },
                Clock.systemUTC(),
                Sleeper.REAL);
        return new RunsCommand(support, new Confirmation(false, Reader.nullReader()));
    }
}
