package org.edgesroutes.delivery;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.MalformedURLException;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.kamelet.KameletConsumerNotAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.edgesroutes.ledger.TransientSqlFailure;

/** The one place that decides whether a failure is the target's or the record's. */
final class FailureClassifier {

    /** Wrong or expired credentials and limits are no record's fault; nor is anything that the server owns up to. */
    private static final Set<Integer> DOWN = Set.of(401, 403, 407, 408, 425, 429);

    /** What a server answers when it is in trouble, and also when it trips over one record. */
    private static final int SERVER_ERROR = 500;

    private static final int DEEPEST_CAUSE = 20;

    private final Clock clock;

    FailureClassifier(Clock clock) {
        this.clock = clock;
    }

    DeliveryFailure classify(Throwable failure) {
        String error = FailureMessage.of(failure);
        Optional<HttpOperationFailedException> answer = causes(failure)
                .filter(HttpOperationFailedException.class::isInstance)
                .map(HttpOperationFailedException.class::cast)
                .findFirst();
        if (answer.isPresent()) {
            return ofAnswer(answer.get(), error);
        }
        return causes(failure).anyMatch(FailureClassifier::isTargets)
                ? new DeliveryFailure.TargetDown(error, Optional.empty(), false)
                : new DeliveryFailure.RecordRefused(error);
    }

    private DeliveryFailure ofAnswer(HttpOperationFailedException answer, String error) {
        int status = answer.getStatusCode();
        return DOWN.contains(status) || status >= SERVER_ERROR || isRedirect(status)
                ? new DeliveryFailure.TargetDown(
                        error,
                        TargetRetryAfter.in(answer.getResponseHeaders(), clock.instant()),
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

    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE);
    }
}
