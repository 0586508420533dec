package org.edgesroutes.delivery;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.kamelet.KameletConsumerNotAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.edgesroutes.delivery.DeliveryFailure.Hint;
import org.edgesroutes.ledger.TransientSqlFailure;
import org.edgesroutes.resilience.RetryAfter;
import org.edgesroutes.resilience.RootCause;

/** Names a failure and the side that usually is at fault when a target fails like this. */
final class FailureClassifier {

    /** Credentials, limits and redirects concern every record. */
    private static final Set<Integer> OF_TARGET = Set.of(401, 403, 407, 408, 425, 429);

    /** The cap of a target's {@code Retry-After}. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private final Clock clock;

    FailureClassifier(Clock clock) {
        this.clock = clock;
    }

    /** @param records those that failed; their content is not in the text of the failure */
    DeliveryFailure classify(Throwable failure, List<RecordTask> records) {
        String error = FailureMessage.of(failure, records);
        return RootCause.find(failure, HttpOperationFailedException.class)
                .map(answer -> new DeliveryFailure(
                        error,
                        hint(answer.getStatusCode()),
                        RetryAfter.in(answer.getResponseHeaders(), clock.instant(), LONGEST_RETRY_AFTER)))
                .orElseGet(() -> new DeliveryFailure(error, hint(failure), Optional.empty()));
    }

    private static Hint hint(int status) {
        boolean ofTarget = OF_TARGET.contains(status) || status >= 500 || (status >= 300 && status < 400);
        return ofTarget ? Hint.TARGET : Hint.RECORD;
    }

    private static Hint hint(Throwable failure) {
        if (RootCause.chain(failure).anyMatch(FailureClassifier::isUnreached)) {
            return Hint.UNREACHED;
        }
        return RootCause.chain(failure).anyMatch(FailureClassifier::isTargets) ? Hint.TARGET : Hint.RECORD;
    }

    private static boolean isUnreached(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof RejectedExecutionException
                || cause instanceof KameletConsumerNotAvailableException
                || cause instanceof DirectConsumerNotAvailableException;
    }

    private static boolean isTargets(Throwable cause) {
        return (cause instanceof IOException && !isAboutContent(cause))
                || TransientSqlFailure.passes(cause)
                || cause instanceof GenericFileOperationFailedException
                || cause instanceof TimeoutException
                || cause instanceof ExchangeTimedOutException
                || cause instanceof InterruptedException;
    }

    private static boolean isAboutContent(Throwable cause) {
        return cause instanceof JacksonException
                || cause instanceof CharacterCodingException
                || cause instanceof UnsupportedEncodingException
                || cause instanceof MalformedURLException;
    }
}
