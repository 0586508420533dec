package org.edgesroutes.ledger;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells a database that is unavailable from one that refuses a record. */
public final class TransientSqlFailure {

    /** SQLSTATE classes: connection, transaction rolled back, out of resources, operator intervention, system error. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private TransientSqlFailure() {}

    /** @return whether the same statement may well succeed later, as it is */
    public static boolean passes(Throwable failure) {
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException
                || (failure instanceof SQLException sql && ofClass(sql.getSQLState()));
    }

    private static boolean ofClass(String state) {
        return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
