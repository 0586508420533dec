package org.edgesroutes.spring;

import java.util.Optional;
import java.util.stream.Stream;
import org.edgesroutes.ledger.LedgerException;
import org.edgesroutes.settings.SettingsException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Reports a start that Edges Routes refused by its message, which says what to do, in place of the stack trace. Spring
 * Boot finds it in {@code META-INF/spring.factories}.
 */
public final class EdgesFailureAnalyzer implements FailureAnalyzer {

    private static final String ACTION =
            "Do what the sentence says; the settings of Edges Routes are in the properties and the environment of this"
                    + " application. With edges.enabled=false the application starts without Edges Routes.";

    /** @return null for the failure of another part of the application */
    @Override
    public FailureAnalysis analyze(Throwable failure) {
        return refusal(failure)
                .map(refused ->
                        new FailureAnalysis("Edges Routes does not start: " + refused.getMessage(), ACTION, refused))
                .orElse(null);
    }

    private static Optional<Throwable> refusal(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof SettingsException || cause instanceof LedgerException)
                .findFirst();
    }
}
