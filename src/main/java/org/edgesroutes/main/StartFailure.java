package org.edgesroutes.main;

import java.util.Optional;
import java.util.stream.Stream;
import org.edgesroutes.ledger.LedgerException;
import org.edgesroutes.settings.SettingsException;

/** Why the start failed, for the person in front of the terminal. */
public final class StartFailure {

    private StartFailure() {}

    /** @return a sentence, or a list of them, without the names of classes */
    public static String inWords(Throwable failure) {
        return find(failure, SettingsException.class)
                .map(Throwable::getMessage)
                .or(() -> find(failure, LedgerException.class).map(Throwable::getMessage))
                .or(() -> find(failure, BrokenRouteException.class).map(Throwable::getMessage))
                .orElseGet(() -> reason(failure));
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return chain(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** What is at the bottom of it. */
    static String reason(Throwable failure) {
        Throwable root = chain(failure).reduce((above, below) -> below).orElse(failure);
        return root.getMessage() == null ? root.toString() : root.getMessage().strip();
    }
}
