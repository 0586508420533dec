package org.edgesroutes.ledger;

import java.sql.DriverManager;
import java.sql.SQLException;

/** The JDBC drivers on the class path. */
public final class JdbcDrivers {

    private JdbcDrivers() {}

    /** Whether one of them accepts the URL. */
    public static boolean exists(String url) {
        try {
            return DriverManager.getDriver(url) != null;
        } catch (SQLException none) {
            return false;
        }
    }
}
