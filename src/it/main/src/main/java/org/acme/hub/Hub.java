package org.acme.hub;

import org.apache.camel.main.Main;
import org.sqlite.SQLiteDataSource;

/** An integration hub on Camel Main. Nothing in here knows Edges Routes. */
public final class Hub {

    private Hub() {}

    public static void main(String[] args) throws Exception {
        Main main = new Main(Hub.class);
        main.bind("ledgerOfTheHub", ledger());
        System.exit(main.run(args));
    }

    private static SQLiteDataSource ledger() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:ledger-of-the-hub.db");
        return source;
    }
}
