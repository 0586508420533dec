package org.edgesroutes.resilience;

import java.util.Optional;
import java.util.stream.Stream;

/** The causes of an exception, from the outermost to the root; chains that lead back to themselves end after 50. */
public final class RootCause {

    private static final int DEEPEST = 50;

    private RootCause() {}

    /** Returns the innermost cause: the exception itself where it has none. */
    public static Throwable of(Throwable failure) {
        return chain(failure).reduce(failure, (outer, inner) -> inner);
    }

    /** Returns the exception and its causes, the outermost first. */
    public static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    /** Returns the outermost of the exception and its causes that has a type. */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return chain(failure).filter(type::isInstance).map(type::cast).findFirst();
    }
}
