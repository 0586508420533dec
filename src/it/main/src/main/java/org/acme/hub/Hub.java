package org.acme.hub;

import org.apache.camel.main.Main;

/** An integration hub on Camel Main. Nothing in here knows Edges Routes. */
public final class Hub {

    private Hub() {}

    public static void main(String[] args) throws Exception {
        System.exit(new Main(Hub.class).run(args));
    }
}
