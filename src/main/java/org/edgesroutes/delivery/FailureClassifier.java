package org.edgesroutes.delivery;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.MalformedURLException;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.kamelet.KameletConsumerNotAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.edgesroutes.ledger.TransientSqlFailure;
import org.edgesroutes.resilience.RetryAfter;
import org.edgesroutes.resilience.RootCause;

/** The one place that decides whether a failure is the target's or the record's. */
final class FailureClassifier {

    /** Wrong or expired credentials and limits are no record's fault; nor is anything that the server owns up to. */
    private static final Set<Integer> DOWN = Set.of(401, 403, 407, 408, 425, 429);

    /** What a server answers when it is in trouble, and also when it trips over one record. */
    private static final int SERVER_ERROR = 500;

    /** The cap of a target's {@code Retry-After}. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private final Clock clock;

    FailureClassifier(Clock clock) {
        this.clock = clock;
    }

    DeliveryFailure classify(Throwable failure) {
        String error = FailureMessage.of(failure);
        Optional<HttpOperationFailedException> answer = RootCause.find(failure, HttpOperationFailedException.class);
        if (answer.isPresent()) {
            return ofAnswer(answer.get(), error);
        }
        return RootCause.chain(failure).anyMatch(FailureClassifier::isTargets)
                ? new DeliveryFailure.TargetDown(error, Optional.empty(), false)
                : new DeliveryFailure.RecordRefused(error);
    }

    private DeliveryFailure ofAnswer(HttpOperationFailedException answer, String error) {
        int status = answer.getStatusCode();
        return DOWN.contains(status) || status >= SERVER_ERROR || isRedirect(status)
                ? new DeliveryFailure.TargetDown(
                        error,
                        RetryAfter.in(answer.getResponseHeaders(), clock.instant(), LONGEST_RETRY_AFTER),
                        status == SERVER_ERROR)
                : new DeliveryFailure.RecordRefused(error);
    }

    /** The address is wrong for every record: to bury them one by one would help nobody. */
    private static boolean isRedirect(int status) {
        return status >= 300 && status < 400;
    }

    private static boolean isTargets(Throwable cause) {
        return (cause instanceof IOException && !isAboutContent(cause))
                || TransientSqlFailure.passes(cause)
                || cause instanceof GenericFileOperationFailedException
                || cause instanceof TimeoutException
                || cause instanceof ExchangeTimedOutException
                || cause instanceof InterruptedException
                || cause instanceof RejectedExecutionException
                || cause instanceof KameletConsumerNotAvailableException
                || cause instanceof DirectConsumerNotAvailableException;
    }

    private static boolean isAboutContent(Throwable cause) {
        return cause instanceof JacksonException
                || cause instanceof CharacterCodingException
                || cause instanceof UnsupportedEncodingException
                || cause instanceof MalformedURLException;
    }
}
