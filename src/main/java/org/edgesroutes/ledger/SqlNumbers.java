package org.edgesroutes.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads numbers that may be NULL: JDBC itself gives 0 for them. */
public final class SqlNumbers {

    private SqlNumbers() {}

    /** @return null for NULL */
    public static Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
