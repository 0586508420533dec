package org.edgesroutes.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code edges-routes demo}: the service with the profile {@code sandbox}. */
@Command(
        name = "demo",
        description = {
            "Runs the service beside a simulated Edges, which has a workspace full of runs. It needs no account.",
            "The ledger is data/sandbox.db, the records go to data/records/. Ctrl-C stops it."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    /** The profile that starts the simulated Edges. */
    static final String PROFILE = "sandbox";

    private final Callable<Integer> service;

    /** @param service runs the service with {@link #PROFILE} until it is stopped */
    DemoCommand(Callable<Integer> service) {
        this.service = service;
    }

    @Override
    public Integer call() throws Exception {
        return service.call();
    }
}
