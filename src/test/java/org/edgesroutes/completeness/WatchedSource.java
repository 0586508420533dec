package org.edgesroutes.completeness;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.sqlite.SQLiteDataSource;

/** The {@code DataSource} of an application around the ledger that sees every commit. */
public final class WatchedSource extends SQLiteDataSource {

    private final CommitWatcher watcher;

    public WatchedSource(Path file, CommitWatcher watcher) {
        setUrl("jdbc:sqlite:" + file);
        this.watcher = watcher;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, new Watched(connection)::call);
    }

    private final class Watched {

        private final Connection connection;
        private final Set<String> statements = new TreeSet<>();

        Watched(Connection connection) {
            this.connection = connection;
        }

        /** The ledger commits by going back to a commit for each statement. */
        Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
            boolean commits = method.getName().equals("setAutoCommit")
                    && Boolean.TRUE.equals(arguments[0])
                    && !connection.getAutoCommit();
            if (method.getName().equals("prepareStatement")) {
                watcher.prepares((String) arguments[0]);
            }
            if (method.getName().equals("prepareStatement") && !((String) arguments[0]).startsWith("SELECT")) {
                statements.add((String) arguments[0]);
            }
            if (commits) {
                watcher.before(String.join(";", statements));
            }
            Object answer = invoke(method, arguments);
            if (commits) {
                statements.clear();
                watcher.after();
            }
            return answer;
        }

        private Object invoke(Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }
    }
}
